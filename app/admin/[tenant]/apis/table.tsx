'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Id } from '#components/ui/id.tsx'
import { Time } from '#components/ui/time.tsx'
import { useKit } from '#kit'

export type ApiRow = {
  id: string
  name: string
  identifier: string
  tokenFormat: string
  tokenLifetimeSeconds: number
  tokenSigningAlg: string
  permissions: number
  builtIn: boolean
  createdAt: Date
}

type TableRow = ApiRow & { now: Date; words: Record<string, string> }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('name', { meta: { key: true } }),
  column.accessor('identifier', {
    cell: ({ getValue }) => <Id value={getValue()} />,
    meta: { priority: 2 },
  }),
  column.accessor('permissions', { meta: { align: 'end' } }),
  column.accessor('tokenFormat', {
    cell: ({ row: { original }, getValue }) => tokensOf(original, getValue()),
    meta: { priority: 3 },
  }),
  column.accessor('createdAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

/** `JWT (RS256), 600 s` */
const tokensOf = ({ words, tokenSigningAlg, tokenLifetimeSeconds }: TableRow, format: string): string =>
  `${words[format]}${format === 'jwt' ? ` (${tokenSigningAlg})` : ''}, ${tokenLifetimeSeconds} s`

type Props = {
  list: ListView
  page: ListRows<ApiRow> | undefined
  /** Undefined where the visitor creates none. */
  createHref: string | undefined
  now: Date
  words: Record<
    'title' | 'searchLabel' | 'searchPlaceholder' | 'emptyTitle' | 'emptyText' | 'create' | 'open' | 'jwt' | 'opaque',
    string
  >
}

/** The APIs of the tenant. The URL is its state. */
export function ApisTable({ list, page, createHref, now, words }: Props) {
  const t = useKit()
  const hrefOf = ({ id }: ApiRow) => `${list.home}/${id}?environment=${list.keep.environment ?? ''}`
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      searchWords={{ label: words.searchLabel, placeholder: words.searchPlaceholder }}
      columns={columns}
      rows={(page?.rows ?? []).map((row) => ({ ...row, now, words }))}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={hrefOf}
      rowMenu={(row) => [{ kind: 'link', label: words.open, href: hrefOf(row) }]}
      subLine={(row) => row.identifier}
      failure={page === undefined ? denied(t, list.home) : undefined}
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
