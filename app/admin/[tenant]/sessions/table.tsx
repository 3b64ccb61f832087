'use client'
import { LogOut } from 'lucide-react'
import type english from '#app/messages/en/sessions.json'
import type { BulkAnswer } from '#components/data-table/bulk.ts'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Time } from '#components/ui/time.tsx'

export type SessionRow = {
  id: string
  user: { id: string; displayName: string; email: string | null }
  device: { name: string }
  ip: string | null
  clients: { id: string; name: string }[]
  environment: { slug: string; displayName: string; kind: string }
  createdAt: Date
  lastSeenAt: Date
}

type Words = typeof english
type TableRow = SessionRow & { now: Date }

type Props = {
  list: ListView
  page: ListRows<SessionRow>
  /** Undefined: the visitor may not. */
  end: ((form: FormData) => Promise<BulkAnswer>) | undefined
  words: Words
  now: Date
}

const column = columnsOf<TableRow>()
const shownClients = 2

const columnsIn = (words: Words) =>
  column.columns([
    column.accessor((row) => row.user.displayName, { id: 'person', header: words.person, meta: { key: true } }),
    column.accessor((row) => row.device.name, { id: 'device', header: words.device, meta: { priority: 2 } }),
    column.accessor('ip', {
      header: words.address,
      cell: ({ getValue }) => <span className="mono">{getValue() ?? '–'}</span>,
      meta: { priority: 3 },
    }),
    column.accessor('clients', {
      header: words.clients,
      cell: ({ getValue }) => <Clients names={getValue().map(({ name }) => name)} words={words} />,
      meta: { priority: 3 },
    }),
    column.accessor('environment', {
      header: words.environment,
      cell: ({ getValue }) => {
        const { displayName, kind } = getValue()
        return <EnvGlyph name={displayName} kind={kind as EnvironmentKind} />
      },
      meta: { priority: 3 },
    }),
    column.accessor('createdAt', {
      header: words.signedIn,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { priority: 2 },
    }),
    column.accessor('lastSeenAt', {
      header: words.lastSeen,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end' },
    }),
  ])

function Clients({ names, words }: { names: readonly string[]; words: Words }) {
  if (names.length === 0) return <span className="muted">{words.noClients}</span>
  const more = names.length - shownClients
  const first = names.slice(0, shownClients).join(', ')
  return <span>{more > 0 ? `${first} ${words.more.replace('{count}', String(more))}` : first}</span>
}

/** Who is signed in. The URL is the list's state; a session is ended from here, or all that match. */
export function SessionsTable({ list, page, end, words, now }: Props) {
  const { environment = '' } = list.keep
  const people = list.home.replace(/sessions$/, 'users')
  return (
    <DataTable
      label={words.title}
      list={list}
      page={page}
      columns={columnsIn(words)}
      rows={page.rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => `${row.user.displayName}, ${row.device.name}`}
      rowHref={(row) => `${people}/${row.user.id}?${new URLSearchParams({ environment, tab: 'sessions' })}`}
      lead={(row) => <Avatar name={row.user.displayName} />}
      subLine={(row) => row.device.name}
      selection={end === undefined ? undefined : { noun: ['session', 'sessions'], actions: [endAction(end, words)] }}
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

const endAction = (run: NonNullable<Props['end']>, { end }: Words) => ({
  ...{ key: 'end', label: end.label, run, danger: true },
  icon: <LogOut className="icon" aria-hidden="true" />,
  ask: {
    title: (many: string) => end.title.replace('{many}', many),
    description: <p>{end.text}</p>,
    confirm: end.confirm,
  },
})
