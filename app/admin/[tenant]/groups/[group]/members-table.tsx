'use client'
import { UserMinus } from 'lucide-react'
import type { BulkAnswer } from '#components/data-table/bulk.ts'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { Said } from '#components/words/said.tsx'
import { useKit } from '#kit'

export type MemberRow = {
  id: string
  displayName: string
  email: string | null
  status: string
  addedAt: Date
  addedBy: string | null
}

type TableRow = MemberRow & { now: Date }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('displayName', { meta: { key: true } }),
  column.accessor('email', { meta: { priority: 2 } }),
  column.accessor('status', {
    cell: ({ getValue }) =>
      getValue() === 'active' ? (
        <Status tone="ok">
          <Said word="status.active" />
        </Status>
      ) : (
        <Status tone="off">
          <Said word="status.suspended" />
        </Status>
      ),
  }),
  column.accessor('addedBy', { cell: ({ getValue }) => getValue() ?? '–', meta: { priority: 3 } }),
  column.accessor('addedAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

type Words = Record<
  'title' | 'search' | 'placeholder' | 'none' | 'noneText' | 'remove' | 'removeText' | 'one' | 'many' | 'from',
  string
>
type Props = {
  list: ListView
  page: ListRows<MemberRow> | undefined
  /** Where people have their pages. */
  people: string
  remove: ((form: FormData) => Promise<BulkAnswer>) | undefined
  words: Words
  now: Date
}

/** Who is in the group. The URL is its state. */
export function MembersTable({ list, page, people, remove, words, now }: Props) {
  const t = useKit()
  const { environment = '' } = list.keep
  const action = remove && {
    key: 'remove',
    label: words.remove,
    icon: <UserMinus className="icon" aria-hidden="true" />,
    ask: { title: (many: string) => `${words.remove} ${many}`, description: words.removeText, confirm: words.from },
    run: remove,
  }
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      searchWords={{ label: words.search, placeholder: words.placeholder }}
      columns={columns}
      rows={(page?.rows ?? []).map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${people}/${row.id}?environment=${environment}`}
      lead={(row) => <Avatar name={row.displayName} />}
      subLine={(row) => row.email}
      selection={action === undefined ? undefined : { noun: [words.one, words.many], actions: [action] }}
      failure={page === undefined ? denied(t, list.home) : undefined}
      empty={{ title: words.none, message: words.noneText }}
    />
  )
}
