import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listWebhooks } from '#lib/services/webhooks/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { inputOf, shape } from './shape.ts'
import { WebhooksTable } from './table.tsx'

export const generateMetadata = titled('webhooks')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Where the tenant's audit log is sent, and how each of those fares. */
export default async function Webhooks({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/webhooks', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const list = await openList(shape(), place, search, { visit, exports: place.may('webhook:read') })
  const page = await readPage(listWebhooks, visit, inputOf(list.state), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="webhooks" />
  const t = words('webhooks')
  const maySend = place.may('webhook:write') && place.may('trail:read')
  const create = maySend ? `/admin/${tenant}/webhooks/new?environment=${place.current.slug}` : undefined
  return (
    <Frame visit={visit} place={place} section="webhooks" breadcrumb={[{ label: t('section') }, { label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={
          create === undefined ? undefined : (
            <ButtonLink variant="primary" href={create}>
              {t('create')}
            </ButtonLink>
          )
        }
      />
      <WebhooksTable
        list={list}
        page={page}
        createHref={create}
        now={visit.now}
        states={{
          healthy: t('state.healthy'),
          failing: t('state.failing'),
          paused: t('state.paused'),
          new: t('state.new'),
        }}
        words={{
          title: t('title'),
          searchLabel: t('searchLabel'),
          searchPlaceholder: t('searchPlaceholder'),
          emptyTitle: t('emptyTitle'),
          emptyText: t('emptyText'),
          create: t('create'),
          open: t('open'),
          host: t('host'),
          purpose: t('purpose'),
          events: t('events'),
          allEvents: t('allEvents'),
          health: t('health'),
          lastSuccess: t('lastSuccess'),
          created: t('created'),
          never: t('never'),
        }}
      />
    </Frame>
  )
}
