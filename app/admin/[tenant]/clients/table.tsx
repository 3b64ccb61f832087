'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
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
  lastUsedAt: Date | null
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
  column.accessor('lastUsedAt', {
    header: 'Last used',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { priority: 2 },
  }),
  column.accessor('createdAt', {
    header: 'Created',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

type Props = { list: ListView; page: ListRows<ClientRow> | undefined; createHref: string | undefined; now: Date }

/** The clients of an environment. The URL is its state. */
export function ClientsTable({ list, page, createHref, now }: Props) {
  const { environment = '' } = list.keep
  return (
    <DataTable
      label="Clients"
      list={list}
      page={page}
      searchWords={{ label: 'Search clients', placeholder: 'Name or client id' }}
      columns={columns}
      rows={(page?.rows ?? []).map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${list.home}/${row.id}?environment=${environment}`}
      rowMenu={(row) => [
        { kind: 'link', label: 'Open client', href: `${list.home}/${row.id}?environment=${environment}` },
        { label: 'Copy client ID', onSelect: () => void navigator.clipboard.writeText(row.clientId) },
      ]}
      subLine={(row) => kindLabels[row.kind]}
      failure={page === undefined ? denied('clients', list.home) : undefined}
      empty={{
        title: 'No clients in this environment',
        message: 'Create one for each app. It gets an issuer, a client id and code that you can paste.',
        actions:
          createHref === undefined ? undefined : (
            <ButtonLink variant="primary" href={createHref}>
              Create client
            </ButtonLink>
          ),
      }}
    />
  )
}
