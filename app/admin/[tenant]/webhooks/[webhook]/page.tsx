import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getWebhook } from '#lib/services/webhooks/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { HealthMark } from '../health.tsx'
import { Notices } from './notices.tsx'
import { deeds, type TabKey, tabs, webhookHref } from './on-webhook.ts'
import { panels } from './panels.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('webhook')

type Props = { params: Promise<{ tenant: string; webhook: string }>; searchParams: Promise<Search> }

/** One webhook. Each tab has its own address; what the visitor may not do is absent, and says why. */
export default async function Webhook({ params, searchParams }: Props) {
  const [{ tenant, webhook: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/webhooks/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getWebhook, visit, { id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="webhooks" />
  const t = words('webhooks')
  const { webhook } = found
  const at = { tenant, environment: place.current.slug, webhook: webhook.id }
  const mayWrite = place.may('webhook:write')
  const isShown: Partial<Record<TabKey, boolean>> = { activity: place.may('trail:read'), danger: mayWrite }
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'deliveries'))
  if (tab === undefined || isShown[tab] === false) notFound()
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const subject: Subject = { ...found, at, visit, mayWrite, search }
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="webhooks"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/webhooks?environment=${at.environment}` },
        { label: webhook.host },
      ]}
    >
      <PageHead
        title={webhook.host}
        id={webhook.id}
        description={webhook.description === '' ? undefined : webhook.description}
        marks={<HealthMark health={webhook.health} label={t(`state.${webhook.health}`)} />}
      />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs
          .filter((each) => isShown[each] !== false)
          .map((each) => ({ href: webhookHref(at, each), label: t(`tab.${each}`), current: each === tab }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        <Notices subject={subject} />
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
