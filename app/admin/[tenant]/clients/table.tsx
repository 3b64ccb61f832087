'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { kindLabels } from './kinds.ts'

export type ClientRow = {
  id: string
  clientId: string
  name: string
  kind: string
  status: string
  firstParty: boolean
  createdAt: Date
}

type TableRow = ClientRow & { now: Date }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('name', { header: 'Name', meta: { key: true } }),
  column.accessor('kind', {
    header: 'Kind',
    cell: ({ getValue }) => kindLabels[getValue()] ?? getValue(),
    meta: { priority: 2 },
  }),
  column.accessor('clientId', {
    header: 'Client ID',
    cell: ({ getValue }) => <Id value={getValue()} label="client id" />,
    meta: { priority: 2 },
  }),
  column.accessor('firstParty', {
    header: 'Consent',
    cell: ({ getValue }) => (getValue() ? 'Not asked: first-party' : 'Asked'),
    meta: { priority: 3 },
  }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ getValue }) =>
      getValue() === 'active' ? <Status tone="ok">Active</Status> : <Status tone="off">Disabled</Status>,
  }),
  column.accessor('createdAt', {
    header: 'Created',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

type Props = {
  home: string
  environment: string
  createHref: string
  search: string
  sort: string
  cursor: string | undefined
  list: { rows: ClientRow[]; total: number; next: string | null } | undefined
  now: Date
}

/** The clients of an environment. The URL is its state. */
export function ClientsTable({ home, environment, createHref, search, sort, cursor, list, now }: Props) {
  const at = (more: Record<string, string | undefined>): string => {
    const given = Object.entries({ environment, q: search, sort, ...more })
    return `${home}?${new URLSearchParams(given.filter((entry): entry is [string, string] => Boolean(entry[1])))}`
  }
  const turned = (name: string) => at({ sort: sort === name ? `-${name}` : name })
  return (
    <DataTable
      label="Clients"
      columns={columns}
      rows={(list?.rows ?? []).map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${home}/${row.id}?environment=${environment}`}
      subLine={(row) => kindLabels[row.kind]}
      sort={{
        column: sort.endsWith('name') ? 'name' : 'createdAt',
        direction: sort.startsWith('-') ? 'descending' : 'ascending',
        hrefs: { name: turned('name'), createdAt: turned('created') },
      }}
      search={{
        label: 'Search clients',
        placeholder: 'Name or client id',
        value: search,
        action: home,
        keep: { environment, sort },
        clearHref: at({ q: undefined }),
      }}
      total={list === undefined ? undefined : { count: list.total, exact: true }}
      previousHref={cursor === undefined ? undefined : at({ cursor: undefined })}
      nextHref={list?.next ? at({ cursor: list.next }) : undefined}
      failure={
        list === undefined
          ? { title: 'Your role does not show clients', message: 'Ask an owner of the tenant.', retryHref: home }
          : undefined
      }
      empty={{
        title: 'No clients in this environment',
        message: 'Create one for each app. It gets an issuer, a client id and code that you can paste.',
        actions: (
          <ButtonLink variant="primary" href={createHref}>
            Create client
          </ButtonLink>
        ),
      }}
    />
  )
}
