'use client'
import { pageOf } from '#components/activity/page-of.ts'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Moment } from '#components/ui/moment.tsx'
import type { TokenEventView } from '#lib/services/trail/list-tokens.ts'

type Words = Record<
  'title' | 'at' | 'kind' | 'client' | 'user' | 'grant' | 'scopes' | 'gone' | 'emptyTitle' | 'emptyMessage',
  string
>

type Props = {
  list: ListView
  page: ListRows<TokenEventView>
  tenant: string
  /** What was issued, in words, by kind. */
  kinds: Readonly<Record<string, string>>
  words: Words
}

type Row = { id: string; at: Date; kind: string; client: Named; user: Named; grant: string; scopes: string }
type Named = { label: string; href: string | undefined }

const column = columnsOf<Row>()

const columnsIn = (words: Words) =>
  column.columns([
    column.accessor('at', {
      header: words.at,
      cell: ({ getValue }) => <Moment at={getValue()} />,
      meta: { key: true },
    }),
    column.accessor('kind', { header: words.kind }),
    column.accessor('client', { header: words.client, cell: ({ getValue }) => <Link {...getValue()} /> }),
    column.accessor('user', {
      header: words.user,
      cell: ({ getValue }) => <Link {...getValue()} />,
      meta: { priority: 2 },
    }),
    column.accessor('grant', { header: words.grant, meta: { priority: 3 } }),
    column.accessor('scopes', { header: words.scopes, meta: { priority: 3, fluid: true } }),
  ])

/** Each code and token that was issued: to which client, for whom, by which grant. */
export function TokensTable({ list, page, tenant, kinds, words }: Props) {
  const { environment = '' } = list.keep
  const named = (party: TokenEventView['client'], gone: string): Named =>
    party === null
      ? { label: '–', href: undefined }
      : { label: party.name ?? gone, href: pageOf({ portal: `/admin/${tenant}`, environment }, party, environment) }
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      columns={columnsIn(words)}
      rows={page.rows.map((row) => ({
        id: row.id,
        at: row.at,
        kind: kinds[row.kind] ?? row.kind,
        client: named(row.client, '–'),
        user: named(row.user, words.gone),
        grant: row.grantType ?? '–',
        scopes: row.scopes.join(' '),
      }))}
      rowId={(row) => row.id}
      rowName={(row) => `${row.kind}, ${row.client.label}`}
      subLine={(row) => row.user.label}
      empty={{ title: words.emptyTitle, message: words.emptyMessage }}
    />
  )
}

function Link({ label, href }: Named) {
  return href === undefined ? (
    label
  ) : (
    <a className="link" href={href}>
      {label}
    </a>
  )
}
