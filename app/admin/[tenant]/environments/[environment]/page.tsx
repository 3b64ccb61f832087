import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Status } from '#components/ui/status.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getEnvironment } from '#lib/services/environments/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { deeds, environmentHref, type TabKey, tabs } from './on-environment.ts'
import { panels } from './panels.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('environment')

type Props = { params: Promise<{ tenant: string; environment: string }>; searchParams: Promise<Search> }

/** One environment. It is the current one of the whole page, whatever the address says beside its name. */
export default async function Environment({ params, searchParams }: Props) {
  const [{ tenant, environment: slug }, search] = await Promise.all([params, searchParams])
  const here = { ...search, environment: slug }
  const { visit, place } = await enter(tenant, `/environments/${encodeURIComponent(slug)}`, here)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getEnvironment, visit, { environment: slug })
  if (found === undefined) return <NotYours visit={visit} place={place} section="environments" />
  const t = words('environments')
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'overview'))
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const may = {
    write: place.mayHere('environment:write'),
    rotate: place.mayHere('key:rotate'),
    deleteHere: place.environments.length > 1,
  }
  const isShown: Partial<Record<TabKey, boolean>> = { activity: place.may('trail:read'), danger: may.write }
  if (tab === undefined || isShown[tab] === false) notFound()
  const { environment } = found
  const at = { tenant, environment: slug }
  const subject: Subject = { ...found, at, visit, may }
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="environments"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/environments?environment=${slug}` },
        { label: environment.displayName },
      ]}
    >
      <PageHead
        title={environment.displayName}
        id={environment.id}
        marks={
          <>
            <EnvGlyph
              kind={environment.kind as EnvironmentKind}
              colour={environment.colour}
              name={t(`kindOf.${environment.kind as EnvironmentKind}`)}
            />
            {environment.status === 'active' ? (
              <Status tone="ok">{t('active')}</Status>
            ) : (
              <Status tone="danger">{t('suspended')}</Status>
            )}
          </>
        }
      />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs
          .filter((each) => isShown[each] !== false)
          .map((each) => ({ href: environmentHref(at, each), label: t(`tab.${each}`), current: each === tab }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
