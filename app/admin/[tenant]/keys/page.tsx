import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { read } from '#lib/http/read.ts'
import { listKeys } from '#lib/services/keys/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { KeysPanel } from './panel.tsx'

export const generateMetadata = titled('signingKeys')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

const deeds = ['rotated', 'compromised', 'scheduled'] as const

/** The signing keys of the current environment; with `?of=control`, those of the portal itself. */
export default async function Keys({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/keys', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const ofPortal = one(search, 'of') === 'control'
  const environment = ofPortal ? 'control' : current.slug
  const keys = await read(listKeys, visit, { environment })
  if (keys === undefined) return <NotYours visit={visit} place={place} section="keys" />
  const t = words('keys')
  const said = words('environments')
  const { displayName, kind } = keys.environment
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const home = `/admin/${tenant}/keys?environment=${current.slug}`
  return (
    <Frame visit={visit} place={place} section="keys" breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}>
      <PageHead
        title={t('title')}
        marks={
          <EnvGlyph kind={kind as EnvironmentKind} name={displayName} colour={ofPortal ? undefined : current.colour} />
        }
        description={t('description', { environment: displayName })}
        actions={
          ofPortal ? (
            <ButtonLink href={home}>{t('backToEnvironment', { environment: current.displayName })}</ButtonLink>
          ) : place.may('environment:read') ? (
            <ButtonLink href={`${home}&of=control`}>{t('portalKeys')}</ButtonLink>
          ) : undefined
        }
      />
      <div className="stack stack-6">
        {done === undefined ? null : <Banner tone="success" title={said(`done.${done}`)} />}
        <KeysPanel
          keys={keys}
          at={{ tenant, environment: current.slug, back: ofPortal ? 'portal' : 'section' }}
          canRotate={ofPortal ? place.may('key:rotate') : place.mayHere('key:rotate')}
          now={visit.now}
        />
      </div>
    </Frame>
  )
}
