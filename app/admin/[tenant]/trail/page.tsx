import type { Metadata } from 'next'
import { words } from '#app/messages/words.ts'
import { EventList } from '#components/activity/event-list.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { listTrail, trailActions } from '#lib/services/trail/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { enter, one, type Search } from '../place.ts'
import { Filters } from './filters.tsx'
import { pageOf } from './page-of.ts'

export const metadata: Metadata = { title: 'Audit log' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Who did what, when and whence. The address is the list's state. */
export default async function Trail({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/trail', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const t = words('trail')
  const home = `/admin/${tenant}/trail`
  const filter = {
    about: one(search, 'about')?.trim(),
    action: one(search, 'action'),
    result: one(search, 'result'),
    hours: one(search, 'hours'),
    request: one(search, 'request'),
  }
  const { hours, ...wanted } = filter
  const cursor = one(search, 'cursor')
  const list = await read(listTrail, visit, {
    ...wanted,
    cursor,
    ...(hours === undefined ? {} : { sinceHours: hours }),
  })
  const environment = place.current.slug
  const kept = Object.entries({ environment, ...filter }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  const at = (more: Record<string, string>) => `${home}?${new URLSearchParams([...kept, ...Object.entries(more)])}`
  return (
    <Frame visit={visit} place={place} section="trail" breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}>
      <PageHead title={t('title')} description={t('description')} />
      {list === undefined ? (
        <Empty title={t('deniedTitle')}>{t('deniedMessage')}</Empty>
      ) : (
        <>
          <Filters home={home} environment={environment} filter={filter} actions={trailActions} />
          {list.rows.length === 0 ? (
            <Empty title={t('emptyTitle')} seal={false}>
              {t('emptyMessage')}
            </Empty>
          ) : (
            <EventList
              label={t('title')}
              events={list.rows}
              now={visit.now}
              links={{
                target: (party) => pageOf(tenant, environment, party),
                request: (request) => `${home}?${new URLSearchParams({ environment, request })}`,
              }}
            />
          )}
          <nav className="table-foot" aria-label={t('title')}>
            <span>{t('newest')}</span>
            <span className="push row">
              {cursor === undefined ? null : (
                <ButtonLink size="sm" href={at({})}>
                  {t('toNewest')}
                </ButtonLink>
              )}
              {list.next === null ? null : (
                <ButtonLink size="sm" href={at({ cursor: list.next })}>
                  {t('older')}
                </ButtonLink>
              )}
            </span>
          </nav>
        </>
      )}
    </Frame>
  )
}
