'use client'
import { Undo2 } from 'lucide-react'
import type english from '#app/messages/en/consents.json'
import type { BulkAnswer } from '#components/data-table/bulk.ts'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Time } from '#components/ui/time.tsx'

export type ConsentRow = {
  id: string
  user: { id: string; displayName: string; email: string | null }
  client: { id: string; name: string }
  scopes: string[]
  environment: { slug: string; displayName: string; kind: string }
  createdAt: Date
  lastUsedAt: Date | null
}

type Words = typeof english
type TableRow = ConsentRow & { now: Date }

type Props = {
  list: ListView
  page: ListRows<ConsentRow>
  /** Undefined: the visitor may not. */
  revoke: ((form: FormData) => Promise<BulkAnswer>) | undefined
  words: Words
  now: Date
}

const column = columnsOf<TableRow>()

/** Scopes in plain words; an API's permission is its own word. */
const said = (scopes: readonly string[], { scope }: Words): string =>
  scopes.map((each) => (each in scope ? scope[each as keyof typeof scope] : each)).join(' · ')

const columnsIn = (words: Words) =>
  column.columns([
    column.accessor((row) => row.user.displayName, { id: 'person', header: words.person, meta: { key: true } }),
    column.accessor((row) => row.client.name, { id: 'client', header: words.client }),
    column.accessor('scopes', {
      header: words.scopes,
      cell: ({ getValue }) => <span className="whitespace-normal">{said(getValue(), words)}</span>,
      meta: { priority: 2 },
    }),
    column.accessor('environment', {
      header: words.environment,
      cell: ({ getValue }) => {
        const { displayName, kind } = getValue()
        return <EnvGlyph name={displayName} kind={kind as EnvironmentKind} />
      },
      meta: { priority: 3 },
    }),
    column.accessor('lastUsedAt', {
      header: words.lastUsed,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { priority: 2 },
    }),
    column.accessor('createdAt', {
      header: words.given,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end', priority: 3 },
    }),
  ])

/** What people allowed which app. The URL is the list's state; a consent is taken back from here, or all that match. */
export function ConsentsTable({ list, page, revoke, words, now }: Props) {
  const { environment = '' } = list.keep
  const home = list.home.replace(/consents$/, '')
  const personHref = ({ user }: ConsentRow) =>
    `${home}users/${user.id}?${new URLSearchParams({ environment, tab: 'consents' })}`
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      columns={columnsIn(words)}
      rows={page.rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => `${row.user.displayName}, ${row.client.name}`}
      rowHref={personHref}
      rowMenu={(row) => [
        { kind: 'link', label: words.open, href: personHref(row) },
        {
          kind: 'link',
          label: words.openClient,
          href: `${home}clients/${row.client.id}?environment=${row.environment.slug}`,
        },
      ]}
      lead={(row) => <Avatar name={row.user.displayName} />}
      subLine={(row) => said(row.scopes, words)}
      selection={
        revoke === undefined ? undefined : { noun: ['consent', 'consents'], actions: [revokeAction(revoke, words)] }
      }
      empty={{
        title: words.emptyTitle,
        message: words.emptyMessage,
        actions: (
          <ButtonLink href={`${list.home}?${new URLSearchParams({ environment, where: 'everywhere' })}`}>
            {words.showEverywhere}
          </ButtonLink>
        ),
      }}
    />
  )
}

const revokeAction = (run: NonNullable<Props['revoke']>, { revoke }: Words) => ({
  ...{ key: 'revoke', label: revoke.label, run, danger: true },
  icon: <Undo2 className="icon" aria-hidden="true" />,
  ask: {
    title: (many: string) => revoke.title.replace('{many}', many),
    description: <p>{revoke.text}</p>,
    confirm: revoke.confirm,
  },
})
