'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { Figure } from '#components/words/figure.tsx'
import { Said } from '#components/words/said.tsx'
import { useKit } from '#kit'

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
  column.accessor('displayName', { meta: { key: true } }),
  column.accessor('slug', {
    cell: ({ getValue }) => <span className="mono">{getValue()}</span>,
    meta: { priority: 2 },
  }),
  column.accessor('status', {
    cell: ({ getValue }) => {
      if (getValue() === 'active')
        return (
          <Status tone="ok">
            <Said word="status.active" />
          </Status>
        )
      return getValue() === 'deleting' ? (
        <Status tone="danger">
          <Said word="status.deleting" />
        </Status>
      ) : (
        <Status tone="off">
          <Said word="status.suspended" />
        </Status>
      )
    },
  }),
  column.accessor('users', {
    cell: ({ getValue }) => <Figure value={getValue()} />,
    meta: { align: 'end', priority: 2 },
  }),
  column.accessor('clients', {
    cell: ({ getValue }) => <Figure value={getValue()} />,
    meta: { align: 'end', priority: 3 },
  }),
  column.accessor('environments', {
    cell: ({ getValue }) => <Figure value={getValue()} />,
    meta: { align: 'end', priority: 3 },
  }),
  column.accessor('lastSignInAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
  column.accessor('createdAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

type Props = { list: ListView; page: ListRows<TenantRow>; now: Date; canCreate: boolean }

/** Every tenant of the installation. The URL is its state. */
export function TenantsTable({ list, page, now, canCreate }: Props) {
  const t = useKit()
  return (
    <DataTable
      label={t('tenant.list')}
      list={list}
      page={page}
      searchWords={{ label: t('tenant.search'), placeholder: t('tenant.placeholder') }}
      columns={columns}
      rows={page.rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.slug}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${list.home}/${row.slug}`}
      rowMenu={(row) => [{ kind: 'link', label: t('tenant.open'), href: `${list.home}/${row.slug}` }]}
      subLine={(row) => row.slug}
      empty={{
        title: t('tenant.none'),
        message: t('tenant.noneText'),
        ...(canCreate
          ? {
              actions: (
                <ButtonLink variant="primary" href={`${list.home}/new`}>
                  {t('setup.createTenant')}
                </ButtonLink>
              ),
            }
          : {}),
      }}
    />
  )
}
