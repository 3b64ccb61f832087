'use client'
import type { ReactNode } from 'react'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Time } from '#components/ui/time.tsx'
import { useKit } from '#kit'
import { InvitationStatus } from './status.tsx'

export type InvitationRow = {
  id: string
  email: string
  status: 'pending' | 'accepted' | 'revoked' | 'expired'
  roles: string[]
  groups: string[]
  invitedBy: string | null
  sentAt: Date
  expiresAt: Date
}

type Word =
  | 'title'
  | 'email'
  | 'status'
  | 'roles'
  | 'by'
  | 'sent'
  | 'expires'
  | 'search'
  | 'searchHint'
  | 'emptyTitle'
  | 'emptyMessage'
type TableRow = InvitationRow & { now: Date; label: string }

type Props = {
  list: ListView
  page: ListRows<InvitationRow> | undefined
  create: ReactNode
  words: Record<Word, string>
  states: Record<InvitationRow['status'], string>
  now: Date
}

const column = columnsOf<TableRow>()

const columnsIn = (words: Props['words']) =>
  column.columns([
    column.accessor('email', { header: words.email, meta: { key: true } }),
    column.accessor('status', {
      header: words.status,
      cell: ({ row, getValue }) => <InvitationStatus status={getValue()} label={row.original.label} />,
    }),
    column.accessor('roles', {
      header: words.roles,
      cell: ({ row }) => [...row.original.roles, ...row.original.groups].join(', ') || '–',
      meta: { priority: 2, fluid: true },
    }),
    column.accessor('invitedBy', {
      header: words.by,
      cell: ({ getValue }) => getValue() ?? '–',
      meta: { priority: 3 },
    }),
    column.accessor('sentAt', {
      header: words.sent,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { priority: 2 },
    }),
    column.accessor('expiresAt', {
      header: words.expires,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end', priority: 3 },
    }),
  ])

/** Who was invited into a directory. The URL is its state. */
export function InvitationsTable({ list, page, create, words, states, now }: Props) {
  const t = useKit()
  const { environment = '' } = list.keep
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      searchWords={{ label: words.search, placeholder: words.searchHint }}
      columns={columnsIn(words)}
      rows={(page?.rows ?? []).map((row) => ({ ...row, now, label: states[row.status] }))}
      rowId={(row) => row.id}
      rowName={(row) => row.email}
      rowHref={(row) => `${list.home}/${row.id}?environment=${environment}`}
      subLine={(row) => row.roles.join(', ')}
      failure={page === undefined ? denied(t, list.home) : undefined}
      empty={{ title: words.emptyTitle, message: words.emptyMessage, actions: create }}
    />
  )
}
