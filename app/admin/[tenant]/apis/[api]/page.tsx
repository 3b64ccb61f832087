import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getApi } from '#lib/services/apis/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { apiHref, deeds, type TabKey, tabs } from './on-api.ts'
import { panels } from './panels.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('api')

type Props = { params: Promise<{ tenant: string; api: string }>; searchParams: Promise<Search> }

/** One API. Each tab has its own address; what the visitor may not do is absent, and says why. */
export default async function Api({ params, searchParams }: Props) {
  const [{ tenant, api: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/apis/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getApi, visit, { id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="apis" />
  const t = words('apis')
  const { api } = found
  const at = { tenant, environment: place.current.slug, api: api.id }
  const mayWrite = place.may('api:write') && !api.builtIn
  const isShown: Partial<Record<TabKey, boolean>> = {
    settings: !api.builtIn,
    activity: place.may('trail:read') && !api.builtIn,
    danger: mayWrite,
  }
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'permissions'))
  if (tab === undefined || isShown[tab] === false) notFound()
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const subject: Subject = { ...found, at, visit, mayWrite, search }
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="apis"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/apis?environment=${at.environment}` },
        { label: api.name },
      ]}
    >
      <PageHead
        title={api.name}
        id={api.identifier}
        marks={
          api.builtIn ? (
            <Badge>{t('builtIn')}</Badge>
          ) : (
            <Badge>{api.tokenFormat === 'jwt' ? `${t('jwt')}, ${api.tokenSigningAlg}` : t('opaque')}</Badge>
          )
        }
      />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs
          .filter((each) => isShown[each] !== false)
          .map((each) => ({
            href: apiHref(at, each),
            label: t(`tab.${each}`),
            current: each === tab,
            ...(each === 'permissions' ? { count: found.permissions.length } : {}),
          }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        {api.builtIn ? (
          <Banner tone="info" title={t('builtInTitle')}>
            <p>{t('builtInText')}</p>
          </Banner>
        ) : mayWrite ? null : (
          <Banner tone="info" title={t('readOnly')}>
            <p>{t('readOnlyText')}</p>
          </Banner>
        )}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
