'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { Figure } from '#components/words/figure.tsx'
import { useKit } from '#kit'

export type GroupRow = {
  id: string
  slug: string
  displayName: string
  description: string
  members: number
  roles: number
  createdAt: Date
}

type TableRow = GroupRow & { now: Date }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('displayName', { meta: { key: true } }),
  column.accessor('slug', {
    cell: ({ getValue }) => <span className="mono">{getValue()}</span>,
    meta: { priority: 2 },
  }),
  column.accessor('members', { cell: ({ getValue }) => <Figure value={getValue()} />, meta: { align: 'end' } }),
  column.accessor('roles', {
    cell: ({ getValue }) => <Figure value={getValue()} />,
    meta: { align: 'end', priority: 2 },
  }),
  column.accessor('description', { meta: { priority: 3, fluid: true } }),
  column.accessor('createdAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

type Words = Record<'title' | 'search' | 'placeholder' | 'none' | 'noneText' | 'create', string>
type Props = {
  list: ListView
  page: ListRows<GroupRow> | undefined
  /** Undefined where the visitor makes none. */
  createHref: string | undefined
  words: Words
  now: Date
}

/** The groups of a directory. The URL is its state. */
export function GroupsTable({ list, page, createHref, words, now }: Props) {
  const t = useKit()
  const { environment = '' } = list.keep
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
      rowHref={(row) => `${list.home}/${row.id}?environment=${environment}`}
      subLine={(row) => row.slug}
      failure={page === undefined ? denied(t, list.home) : undefined}
      empty={{
        title: words.none,
        message: words.noneText,
        ...(createHref === undefined
          ? {}
          : {
              actions: (
                <ButtonLink variant="primary" href={createHref}>
                  {words.create}
                </ButtonLink>
              ),
            }),
      }}
    />
  )
}
