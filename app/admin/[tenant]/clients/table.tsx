'use client'
import { columnsOf } from '#components/data-table/columns.ts'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { Said } from '#components/words/said.tsx'
import { useKit } from '#kit'
import { KindWord } from './kind-word.tsx'

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
  column.accessor('name', { meta: { key: true } }),
  column.accessor('kind', {
    cell: ({ getValue }) => <KindWord kind={getValue()} />,
    meta: { priority: 2 },
  }),
  column.accessor('clientId', {
    cell: ({ getValue }) => <ClientId value={getValue()} />,
    meta: { priority: 2 },
  }),
  column.accessor('firstParty', {
    cell: ({ getValue }) => <Said word={getValue() ? 'client.consentNot' : 'client.consent'} />,
    meta: { priority: 3 },
  }),
  column.accessor('status', {
    cell: ({ getValue }) =>
      getValue() === 'active' ? (
        <Status tone="ok">
          <Said word="status.active" />
        </Status>
      ) : (
        <Status tone="off">
          <Said word="status.disabled" />
        </Status>
      ),
  }),
  column.accessor('lastUsedAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { priority: 2 },
  }),
  column.accessor('createdAt', {
    cell: ({ row, getValue }) => <Time at={getValue()} now={row.original.now} />,
    meta: { align: 'end', priority: 3 },
  }),
])

/** The id that the app itself knows. */
function ClientId({ value }: { value: string }) {
  const t = useKit()
  return <Id value={value} label={t('client.id')} />
}

type Props = { list: ListView; page: ListRows<ClientRow> | undefined; createHref: string | undefined; now: Date }

/** The clients of an environment. The URL is its state. */
export function ClientsTable({ list, page, createHref, now }: Props) {
  const t = useKit()
  const { environment = '' } = list.keep
  return (
    <DataTable
      label={t('client.list')}
      list={list}
      page={page}
      searchWords={{ label: t('client.search'), placeholder: t('client.placeholder') }}
      columns={columns}
      rows={(page?.rows ?? []).map((row) => ({ ...row, now }))}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `${list.home}/${row.id}?environment=${environment}`}
      rowMenu={(row) => [
        { kind: 'link', label: t('client.open'), href: `${list.home}/${row.id}?environment=${environment}` },
        { label: t('client.copy'), onSelect: () => void navigator.clipboard.writeText(row.clientId) },
      ]}
      subLine={(row) => <KindWord kind={row.kind} />}
      failure={page === undefined ? denied(t, list.home) : undefined}
      empty={{
        title: t('client.none'),
        message: t('client.noneText'),
        actions:
          createHref === undefined ? undefined : (
            <ButtonLink variant="primary" href={createHref}>
              {t('client.create')}
            </ButtonLink>
          ),
      }}
    />
  )
}
