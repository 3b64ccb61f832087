'use client'
import { EventList } from '#components/activity/event-list.tsx'
import type { Activity } from '#components/activity/types.ts'
import { ListFrame } from '#components/data-table/list-frame.tsx'
import type { EmptyState, ListRows, ListView } from '#components/data-table/types.ts'

type Props = { label: string; list: ListView; page: ListRows<Activity>; now: Date; empty: EmptyState }

/** The events of the platform's trail, with what stands around every list. */
export function Events({ label, list, page, now, empty }: Props) {
  return (
    <ListFrame label={label} list={list} page={page} empty={empty}>
      <EventList
        label={label}
        events={page.rows}
        now={now}
        links={{
          target: () => undefined,
          request: (request) => `${list.home}?${new URLSearchParams({ request })}`,
        }}
      />
    </ListFrame>
  )
}
