'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { type Health, HealthMark } from './health.tsx'

export type WebhookRow = {
  id: string
  url: string
  host: string
  description: string
  events: string[]
  health: Health
  lastSuccessAt: Date | null
  createdAt: Date
}

type Word =
  | ('title' | 'searchLabel' | 'searchPlaceholder' | 'emptyTitle' | 'emptyText' | 'create' | 'open')
  | ('host' | 'purpose' | 'events' | 'allEvents' | 'health' | 'lastSuccess' | 'created' | 'never')
type Words = Record<Word, string>

type TableRow = WebhookRow & { now: Date; words: Words; label: string }

const column = columnsOf<TableRow>()

const columnsIn = (words: Words) =>
  column.columns([
    column.accessor('host', { header: words.host, meta: { key: true } }),
    column.accessor('description', { header: words.purpose, meta: { priority: 2 } }),
    column.accessor('events', {
      header: words.events,
      cell: ({ getValue }) => eventsIn(getValue(), words.allEvents),
      meta: { priority: 3 },
    }),
    column.accessor('health', {
      header: words.health,
      cell: ({ row, getValue }) => <HealthMark health={getValue()} label={row.original.label} />,
    }),
    column.accessor('lastSuccessAt', {
      header: words.lastSuccess,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} never={words.never} />,
      meta: { priority: 2 },
    }),
    column.accessor('createdAt', {
      header: words.created,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end', priority: 3 },
    }),
  ])

/** The first few that it asks for. */
function eventsIn(events: readonly string[], all: string): string {
  if (events.length === 0) return all
  const rest = events.length - shown
  return `${events.slice(0, shown).join(', ')}${rest > 0 ? ` + ${rest}` : ''}`
}

const shown = 2

type Props = {
  list: ListView
  page: ListRows<WebhookRow>
  /** Undefined where the visitor creates none. */
  createHref: string | undefined
  states: Record<Health, string>
  words: Words
  now: Date
}

/** The webhooks of the tenant. The URL is its state. */
export function WebhooksTable({ list, page, createHref, states, words, now }: Props) {
  const hrefOf = ({ id }: WebhookRow) => `${list.home}/${id}?environment=${list.keep.environment ?? ''}`
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      searchWords={{ label: words.searchLabel, placeholder: words.searchPlaceholder }}
      columns={columnsIn(words)}
      rows={page.rows.map((row) => ({ ...row, now, words, label: states[row.health] }))}
      rowId={(row) => row.id}
      rowName={(row) => row.host}
      rowHref={hrefOf}
      rowMenu={(row) => [{ kind: 'link', label: words.open, href: hrefOf(row) }]}
      subLine={(row) => row.description}
      empty={{
        title: words.emptyTitle,
        message: words.emptyText,
        actions:
          createHref === undefined ? undefined : (
            <ButtonLink variant="primary" href={createHref}>
              {words.create}
            </ButtonLink>
          ),
      }}
    />
  )
}
