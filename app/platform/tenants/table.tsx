'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'

export type TenantRow = {
  slug: string
  displayName: string
  status: string
  users: number
  clients: number
  environments: number
  lastSignInAt: Date | null
  createdAt: Date
}

type TableRow = TenantRow & { now: Date }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('displayName', { header: 'Name', meta: { key: true } }),
  column.accessor('slug', {
    header: 'Slug',
    cell: ({ getValue }) => <span className="mono">{getValue()}</span>,
    meta: { priority: 2 },
  }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ getValue }) => {
      if (getValue() === 'active') return <Status tone="ok">Active</Status>
      return getValue() === 'deleting' ? (
        <Status tone="danger">Being deleted</Status>
      ) : (
        <Status tone="off">Suspended</Status>
      )
    },
  }),
  column.accessor('users', {
    header: 'People',
    cell: ({ getValue }) => getValue().toLocaleString('en'),
    meta: { align: 'end', priority: 2 },
  }),
  column.accessor('clients', {
    header: 'Clients',
    cell: ({ getValue }) => getValue().toLocaleString('en'),
    meta: { align: 'end', priority: 3 },
  }),
  column.accessor('environments', {
    header: 'Environments',
    cell: ({ getValue }) => getValue().toLocaleString('en'),
    meta: { align: 'end', priority: 3 },
  }),
  column.accessor('lastSignInAt', {
    header: 'Last sign-in',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
  column.accessor('createdAt', {
    header: 'Created',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

type Props = { list: ListView; page: ListRows<TenantRow>; now: Date; canCreate: boolean }

/** Every tenant of the installation. The URL is its state. */
export function TenantsTable({ list, page, now, canCreate }: Props) {
  return (
    <DataTable
      label="Tenants"
      list={list}
      page={page}
      searchWords={{ label: 'Search tenants', placeholder: 'Beginning of a name or slug' }}
      columns={columns}
      rows={page.rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.slug}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${list.home}/${row.slug}`}
      rowMenu={(row) => [{ kind: 'link', label: 'Open tenant', href: `${list.home}/${row.slug}` }]}
      subLine={(row) => row.slug}
      empty={{
        title: 'No tenants yet',
        message: 'Create the first organization and its owner.',
        ...(canCreate
          ? {
              actions: (
                <ButtonLink variant="primary" href={`${list.home}/new`}>
                  Create tenant
                </ButtonLink>
              ),
            }
          : {}),
      }}
    />
  )
}
