import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getClient } from '#lib/services/clients/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { clientHref, deeds, type TabKey, tabs } from './at.ts'
import { ClientHead } from './head.tsx'
import { panels } from './panels.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('client')

type Props = { params: Promise<{ tenant: string; client: string }>; searchParams: Promise<Search> }

/** One client. Each tab has its own address; what the visitor may not do is absent. */
export default async function Client({ params, searchParams }: Props) {
  const [{ tenant, client: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/clients/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getClient, visit, { environment: place.current.slug, id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="clients" />
  const t = words('clients')
  const may = {
    write: place.mayHere('client:write'),
    secret: place.mayHere('client:secret'),
    delete: place.mayHere('client:delete'),
  }
  const isShown: Partial<Record<TabKey, boolean>> = {
    credentials: found.client.authMethod !== 'none',
    preview: place.mayHere('access:read'),
    people: found.client.kind !== 'm2m' && place.may('user:read'),
    trail: place.may('trail:read'),
    danger: may.write || may.delete,
  }
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'start'))
  const done = deeds.find((deed) => deed === one(search, 'done'))
  if (tab === undefined || isShown[tab] === false) notFound()
  const at = { tenant, environment: place.current.slug, client: found.client.id }
  const subject: Subject = { ...found, at, visit, place, may, search }
  const counts: Partial<Record<TabKey, number>> = found.secrets.length > 0 ? { credentials: found.secrets.length } : {}
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="clients"
      breadcrumb={[
        { label: t('clients'), href: `/admin/${tenant}/clients?environment=${place.current.slug}` },
        { label: found.client.name },
      ]}
    >
      <ClientHead subject={subject} />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs
          .filter((each) => isShown[each] !== false)
          .map((each) => ({
            href: clientHref(at, each),
            label: t(`tab.${each}`),
            current: each === tab,
            ...(counts[each] === undefined ? {} : { count: counts[each] }),
          }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        {found.client.status === 'active' || tab === 'danger' ? null : (
          <Banner tone="warning" title={t('isDisabled')}>
            <p>{t('isDisabledText')}</p>
          </Banner>
        )}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
