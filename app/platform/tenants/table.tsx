'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'

export type TenantRow = { slug: string; displayName: string; status: string; createdAt: Date }

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
    cell: ({ getValue }) =>
      getValue() === 'active' ? <Status tone="ok">Active</Status> : <Status tone="danger">Suspended</Status>,
  }),
  column.accessor('createdAt', {
    header: 'Created',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

const home = '/platform/tenants'

type Props = {
  list: { rows: TenantRow[]; total: number; next: string | null }
  search: string
  cursor: string | undefined
  now: Date
}

/** Every tenant of the installation. The URL is its state. */
export function TenantsTable({ list, search, cursor, now }: Props) {
  const at = (more: Record<string, string>): string => {
    const query = new URLSearchParams({ ...(search === '' ? {} : { q: search }), ...more })
    return query.size === 0 ? home : `${home}?${query}`
  }
  return (
    <DataTable
      label="Tenants"
      columns={columns}
      rows={list.rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.slug}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${home}/${row.slug}`}
      subLine={(row) => row.slug}
      search={{ label: 'Search tenants', placeholder: 'Name or slug', value: search, action: home, clearHref: home }}
      total={{ count: list.total, exact: true }}
      previousHref={cursor === undefined ? undefined : at({})}
      nextHref={list.next === null ? undefined : at({ cursor: list.next })}
      empty={{
        title: 'No tenants yet',
        message: 'Create the first organization and its owner.',
        actions: (
          <ButtonLink variant="primary" href={`${home}/new`}>
            Create tenant
          </ButtonLink>
        ),
      }}
    />
  )
}
