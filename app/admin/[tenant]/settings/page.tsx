import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { DangerCards } from './danger.tsx'
import { GeneralCards } from './general.tsx'

export const generateMetadata = titled('generalSettings')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

const tabs = ['general', 'danger'] as const

/** The tenant itself. */
export default async function Settings({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/settings', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('tenant:read')) return <NotYours visit={visit} place={place} section="general" />
  const t = words('settings')
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'general'))
  if (tab === undefined) notFound()
  const environment = place.current.slug
  const at = { tenant, environment }
  const href = (each: string) =>
    `/admin/${tenant}/settings?${new URLSearchParams({ environment, ...(each === 'general' ? {} : { tab: each }) })}`
  return (
    <Frame
      visit={visit}
      place={place}
      section="general"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('description')} id={place.tenant.id} />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs.map((each) => ({ href: href(each), label: t(`tab.${each}`), current: each === tab }))}
      />
      <div className="stack stack-6 mt-6">
        {one(search, 'done') === 'saved' ? <Banner tone="success" title={t('saved')} /> : null}
        {tab === 'general' ? (
          <GeneralCards place={place} at={at} now={visit.now} />
        ) : (
          <DangerCards place={place} at={at} isOperator={visit.actor.kind === 'operator'} />
        )}
      </div>
    </Frame>
  )
}
