'use client'
import type { ReactNode } from 'react'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'

export type EnvironmentRow = {
  slug: string
  displayName: string
  kind: string
  colour: string
  issuer: string
  status: string
  directory: { displayName: string }
  clients: number
  createdAt: Date
}

type TableRow = EnvironmentRow & { now: Date }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('displayName', { header: 'Name', meta: { key: true } }),
  column.accessor('kind', {
    header: 'Kind',
    cell: ({ row: { original: row } }) => (
      <EnvGlyph
        kind={row.kind as EnvironmentKind}
        colour={row.colour}
        name={row.kind.slice(0, 1).toUpperCase() + row.kind.slice(1)}
      />
    ),
  }),
  column.accessor('issuer', {
    header: 'Issuer',
    cell: ({ row, getValue }) => <Id value={getValue()} label={`issuer of ${row.original.displayName}`} />,
    meta: { priority: 2, fluid: true },
  }),
  column.accessor('directory', {
    header: 'People',
    cell: ({ getValue }) => getValue().displayName,
    meta: { priority: 3 },
  }),
  column.accessor('clients', { header: 'Clients', meta: { align: 'end', priority: 3 } }),
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

type Props = { home: string; rows: readonly EnvironmentRow[]; now: Date; create: ReactNode }

/** The environments of a tenant: never so many that they would need pages. */
export function EnvironmentsTable({ home, rows, now, create }: Props) {
  return (
    <DataTable
      label="Environments"
      columns={columns}
      rows={rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.slug}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${home}/${row.slug}`}
      subLine={(row) => row.slug}
      total={{ count: rows.length, exact: true }}
      empty={{
        title: 'No environments',
        message: 'Create one, and clients can be registered in it.',
        ...(create === undefined ? {} : { actions: create }),
      }}
    />
  )
}
