import { columnsOf } from '#components/data-table/columns.ts'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'

export type UserRow = {
  id: string
  displayName: string
  givenName: string | null
  familyName: string | null
  externalId: string | null
  status: string
  email: string | null
  verified: boolean
  factors: string[]
  roles: string[]
  lastSignInAt: Date | null
  createdAt: Date
}

type TableRow = UserRow & { now: Date }

export type CellWords = {
  column: Record<
    'displayName' | 'email' | 'status' | 'mfa' | 'roles' | 'lastSignInAt' | 'createdAt' | 'externalId' | 'id',
    string
  >
  state: Record<'active' | 'suspended' | 'deleting' | 'unverified', string>
  factor: Record<'passkey' | 'totp', string>
  never: string
  off: string
  none: string
}

const column = columnsOf<TableRow>()

/** The columns of the list of people, under the ids of its shape. */
export const columnsIn = (words: CellWords) =>
  column.columns([
    column.accessor('displayName', { header: words.column.displayName, meta: { key: true } }),
    column.accessor('email', {
      header: words.column.email,
      cell: ({ getValue }) => getValue() ?? <span className="muted">{words.none}</span>,
      meta: { priority: 2 },
    }),
    column.accessor('status', {
      header: words.column.status,
      cell: ({ row: { original } }) => {
        if (original.status === 'deleting') return <Status tone="off">{words.state.deleting}</Status>
        if (original.status !== 'active') return <Status tone="off">{words.state.suspended}</Status>
        if (original.email !== null && !original.verified) return <Status tone="warn">{words.state.unverified}</Status>
        return <Status tone="ok">{words.state.active}</Status>
      },
    }),
    column.accessor('factors', {
      header: words.column.mfa,
      cell: ({ getValue }) => {
        const second = (['passkey', 'totp'] as const).filter((factor) => getValue().includes(factor))
        if (second.length === 0) return <span className="muted">{words.off}</span>
        return second.map((factor) => words.factor[factor]).join(', ')
      },
      meta: { priority: 2 },
    }),
    column.accessor('roles', {
      header: words.column.roles,
      cell: ({ getValue }) =>
        getValue().length === 0 ? <span className="muted">{words.none}</span> : getValue().join(', '),
      meta: { priority: 3 },
    }),
    column.accessor('lastSignInAt', {
      header: words.column.lastSignInAt,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} never={words.never} />,
      meta: { priority: 2 },
    }),
    column.accessor('createdAt', {
      header: words.column.createdAt,
      cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
      meta: { align: 'end', priority: 3 },
    }),
    column.accessor('externalId', {
      header: words.column.externalId,
      cell: ({ getValue }) => getValue() ?? <span className="muted">{words.none}</span>,
      meta: { priority: 3 },
    }),
    column.accessor('id', {
      header: words.column.id,
      cell: ({ getValue }) => <Id value={getValue()} />,
      meta: { priority: 3 },
    }),
  ])
