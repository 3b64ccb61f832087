'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { type ListProps, listHref, listState } from '../list-state.ts'

export type UserRow = {
  id: string
  displayName: string
  status: string
  email: string | null
  verified: boolean
  lastSignInAt: Date | null
  createdAt: Date
}

type TableRow = UserRow & { now: Date }

const column = columnsOf<TableRow>()

const columns = column.columns([
  column.accessor('displayName', {
    header: 'Name',
    meta: { key: true },
  }),
  column.accessor('email', { header: 'E-mail', meta: { priority: 2 } }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ row, getValue }) => {
      if (getValue() !== 'active') return <Status tone="off">Suspended</Status>
      return row.original.verified ? <Status tone="ok">Active</Status> : <Status tone="warn">Unverified</Status>
    },
  }),
  column.accessor('lastSignInAt', {
    header: 'Last sign-in',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { priority: 3 },
  }),
  column.accessor('createdAt', {
    header: 'Created',
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

/** The people of a directory. The URL is its state. */
export function UsersTable(props: ListProps<UserRow>) {
  const { home, environment, createHref, sort, list, now } = props
  return (
    <DataTable
      {...listState(props, {
        label: 'Search users',
        placeholder: 'Name, e-mail, phone or id',
        denied: 'Your role does not show people',
      })}
      label="Users"
      columns={columns}
      rows={(list?.rows ?? []).map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => row.displayName}
      rowHref={(row) => `${home}/${row.id}?environment=${environment}`}
      lead={(row) => <Avatar name={row.displayName} />}
      subLine={(row) => row.email}
      sort={{
        column: 'createdAt',
        direction: sort.startsWith('-') ? 'descending' : 'ascending',
        hrefs: { createdAt: listHref(props, { sort: sort === 'created' ? '-created' : 'created' }) },
      }}
      empty={{
        title: 'Nobody here yet',
        message: 'Create the first person of this directory. They can then sign in to its apps.',
        actions: (
          <ButtonLink variant="primary" href={createHref}>
            Create user
          </ButtonLink>
        ),
      }}
    />
  )
}
