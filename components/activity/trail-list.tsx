'use client'
import { ListFrame } from '../data-table/list-frame.tsx'
import type { EmptyState, ListRows, ListView } from '../data-table/types.ts'
import { EventList } from './event-list.tsx'
import { LiveTail, type TailWords } from './live-tail.tsx'
import { pageOf } from './page-of.ts'
import type { Activity, ActivityLinks } from './types.ts'

type TrailListProps = {
  label: string
  list: ListView
  page: ListRows<Activity>
  /** The tenant's portal (`/admin/acme`), where objects have pages; the platform's trail has none to lead to. */
  portal?: string
  now: Date
  /** Where newer events are asked for. */
  tail: { src: string; words: TailWords }
  empty: EmptyState
}

/** The events of the trail, with what stands around every list; those that come while one looks stand above. */
export function TrailList({ label, list, page, portal, now, tail, empty }: TrailListProps) {
  const { environment = '' } = list.keep
  const links: ActivityLinks = {
    page: (party, at) => (portal === undefined ? undefined : pageOf({ portal, environment }, party, at)),
    trail: (filter, value) => `${list.home}?${new URLSearchParams({ ...list.keep, [filter]: value })}`,
  }
  const isNewest = list.state.place === undefined && list.state.sort === '-at'
  return (
    <>
      {isNewest ? <LiveTail {...tail} label={label} seen={page.rows} now={now} links={links} /> : null}
      <ListFrame label={label} list={list} page={page} empty={empty}>
        <EventList label={label} events={page.rows} now={now} links={links} />
      </ListFrame>
    </>
  )
}
