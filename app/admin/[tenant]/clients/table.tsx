'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { type ListProps, listHref, listState } from '../list-state.ts'
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

/** The clients of an environment. The URL is its state. */
export function ClientsTable(props: ListProps<ClientRow>) {
  const { home, environment, createHref, sort, list, now } = props
  const turned = (name: string) => listHref(props, { sort: sort === name ? `-${name}` : name })
  return (
    <DataTable
      {...listState(props, {
        label: 'Search clients',
        placeholder: 'Name or client id',
        denied: 'Your role does not show clients',
      })}
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
