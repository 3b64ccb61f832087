'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'

export type HistoryRow = {
  id: string
  reason: string
  source: string
  by: string
  createdAt: Date
  status: string
  isApplied: boolean
  href: string
}

type TableRow = HistoryRow & { now: Date }
type Words = Record<'label' | 'reason' | 'from' | 'who' | 'when' | 'status' | 'empty' | 'emptyText', string>

const column = columnsOf<TableRow>()

const columns = (words: Words) =>
  column.columns([
    column.accessor('reason', { header: words.reason, meta: { key: true } }),
    column.accessor('source', { header: words.from, meta: { priority: 2 } }),
    column.accessor('by', { header: words.who, meta: { priority: 3 } }),
    column.accessor('status', {
      header: words.status,
      cell: ({ row: { original: row } }) => <Status tone={row.isApplied ? 'ok' : 'off'}>{row.status}</Status>,
    }),
    column.accessor('createdAt', {
      header: words.when,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end', priority: 2 },
    }),
  ])

type Props = { rows: readonly HistoryRow[]; total: number; now: Date; words: Words }

/** What was promoted into an environment lately, newest first. */
export function HistoryTable({ rows, total, now, words }: Props) {
  return (
    <DataTable
      label={words.label}
      columns={columns(words)}
      rows={rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => row.reason}
      rowHref={(row) => row.href}
      total={{ count: total, exact: true }}
      empty={{ title: words.empty, message: words.emptyText }}
    />
  )
}
