'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Time } from '#components/ui/time.tsx'
import { type MailState, MailStatusMark } from './status.tsx'

export type MailRow = {
  id: string
  kind: string
  status: MailState
  recipient: string
  subject: string
  createdAt: Date
}

type Word = 'title' | 'subject' | 'recipient' | 'kind' | 'status' | 'created' | 'emptyTitle' | 'emptyMessage'
type TableRow = MailRow & { now: Date; label: string; kindLabel: string }

type Props = {
  list: ListView
  page: ListRows<MailRow>
  words: Record<Word, string>
  states: Record<MailState, string>
  kinds: Record<string, string>
  now: Date
}

const column = columnsOf<TableRow>()

const columnsIn = (words: Props['words']) =>
  column.columns([
    column.accessor('subject', { header: words.subject, meta: { key: true } }),
    column.accessor('recipient', { header: words.recipient, meta: { priority: 2 } }),
    column.accessor('kind', { header: words.kind, cell: ({ row }) => row.original.kindLabel, meta: { priority: 3 } }),
    column.accessor('status', {
      header: words.status,
      cell: ({ row, getValue }) => <MailStatusMark status={getValue()} label={row.original.label} />,
    }),
    column.accessor('createdAt', {
      header: words.created,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end', priority: 3 },
    }),
  ])

/** The mails of the tenant. The URL is its state. */
export function MailsTable({ list, page, words, states, kinds, now }: Props) {
  const { environment = '' } = list.keep
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      columns={columnsIn(words)}
      rows={page.rows.map((row) => ({
        ...row,
        now,
        label: states[row.status],
        kindLabel: kinds[row.kind] ?? row.kind,
      }))}
      rowId={(row) => row.id}
      rowName={(row) => `${row.subject}, ${row.recipient}`}
      rowHref={(row) => `${list.home}/${row.id}?environment=${environment}`}
      subLine={(row) => row.recipient}
      empty={{ title: words.emptyTitle, message: words.emptyMessage }}
    />
  )
}
