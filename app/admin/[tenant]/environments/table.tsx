'use client'
import type { ReactNode } from 'react'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { Said } from '#components/words/said.tsx'
import { useKit } from '#kit'

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
  column.accessor('displayName', { header: () => <Said word="column.name" />, meta: { key: true } }),
  column.accessor('kind', {
    header: () => <Said word="column.kind" />,
    cell: ({ row: { original } }) => <Kind kind={original.kind as EnvironmentKind} colour={original.colour} />,
  }),
  column.accessor('issuer', {
    header: () => <Said word="column.issuer" />,
    cell: ({ row, getValue }) => <Issuer value={getValue()} of={row.original.displayName} />,
    meta: { priority: 2, fluid: true },
  }),
  column.accessor('directory', {
    header: () => <Said word="column.people" />,
    cell: ({ getValue }) => getValue().displayName,
    meta: { priority: 3 },
  }),
  column.accessor('clients', { header: () => <Said word="column.clients" />, meta: { align: 'end', priority: 3 } }),
  column.accessor('status', {
    header: () => <Said word="column.status" />,
    cell: ({ getValue }) =>
      getValue() === 'active' ? (
        <Status tone="ok">
          <Said word="status.active" />
        </Status>
      ) : (
        <Status tone="danger">
          <Said word="status.suspended" />
        </Status>
      ),
  }),
  column.accessor('createdAt', {
    header: () => <Said word="column.created" />,
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

function Kind({ kind, colour }: { kind: EnvironmentKind; colour: string }) {
  const t = useKit()
  return <EnvGlyph kind={kind} colour={colour} name={t(`environment.kind.${kind}`)} />
}

function Issuer({ value, of: name }: { value: string; of: string }) {
  const t = useKit()
  return <Id value={value} label={t('environment.issuerOf', { name })} />
}

type Props = { home: string; rows: readonly EnvironmentRow[]; now: Date; create: ReactNode }

/** The environments of a tenant: never so many that they would need pages. */
export function EnvironmentsTable({ home, rows, now, create }: Props) {
  const t = useKit()
  return (
    <DataTable
      label={t('environment.list')}
      columns={columns}
      rows={rows.map((row) => ({ ...row, now }))}
      rowId={(row) => row.slug}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${home}/${row.slug}`}
      subLine={(row) => row.slug}
      total={{ count: rows.length, exact: true }}
      empty={{
        title: t('environment.none'),
        message: t('environment.noneText'),
        ...(create === undefined ? {} : { actions: create }),
      }}
    />
  )
}
