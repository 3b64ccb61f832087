import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Status } from '#components/ui/status.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getTenant } from '#lib/services/tenants/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enterPlatform } from '../../place.ts'
import { DangerPanel } from './danger.tsx'
import { EnterPanel } from './enter.tsx'
import { deeds, type TabKey, tabs, tenantHref } from './on-tenant.ts'
import { OverviewPanel } from './overview.tsx'
import { SettingsPanel } from './settings.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('tenant')

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode> = {
  overview: OverviewPanel,
  settings: SettingsPanel,
  enter: EnterPanel,
  danger: DangerPanel,
}

/** One tenant as operators see it: from outside, until they enter it. */
export default async function Tenant({ params, searchParams }: Props) {
  const [{ slug }, search] = await Promise.all([params, searchParams])
  const place = await enterPlatform(`/tenants/${encodeURIComponent(slug)}`, search)
  if (place === undefined) return <NoRole />
  const found = await read(getTenant, place.visit, { tenant: slug })
  if (found === undefined) return <NotYours place={place} section="tenants" />
  const t = words('platform')
  const tab = tabs.find((each) => each === (search.tab ?? 'overview'))
  if (tab === undefined) notFound()
  const done = deeds.find((deed) => deed === search.done)
  const { tenant } = found
  const subject: Subject = { ...found, place, isPlatform: tenant.slug === 'platform' }
  const Panel = panels[tab]
  return (
    <Frame
      place={place}
      section="tenants"
      breadcrumb={[{ label: t('section.tenants'), href: '/platform/tenants' }, { label: tenant.displayName }]}
    >
      <PageHead
        title={tenant.displayName}
        id={tenant.slug}
        marks={
          tenant.status === 'active' ? (
            <Status tone="ok">{t('tenant.active')}</Status>
          ) : (
            <Status tone="danger">{t(tenant.status === 'deleting' ? 'tenant.deleting' : 'tenant.suspended')}</Status>
          )
        }
      />
      <Tabs
        label={t('tenant.tabsLabel')}
        tabs={tabs.map((each) => ({
          href: tenantHref(slug, each),
          label: t(`tenant.tab.${each}`),
          current: each === tab,
        }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`tenant.done.${done}`)} />}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
