'use client'
import { useState } from 'react'
import type { BulkAction } from '#components/data-table/bulk.ts'
import { BulkDialog } from '#components/data-table/bulk-dialog.tsx'
import { DataTable } from '#components/data-table/data-table.tsx'
import { denied } from '#components/data-table/denied.ts'
import type { ListRows, ListView } from '#components/data-table/types.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import type { MenuEntry } from '#components/ui/menu.tsx'
import type { Option } from '#components/ui/select.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useKit } from '#kit'
import { type CellWords, columnsIn, type UserRow } from './columns.tsx'
import { type DeedRuns, type DeedWords, deedsOf } from './deeds.tsx'

export type { UserRow } from './columns.tsx'

type Props = {
  list: ListView
  page: ListRows<UserRow> | undefined
  /** Undefined: the visitor may not. */
  createHref: string | undefined
  runs: DeedRuns
  places: readonly Option[]
  words: CellWords &
    DeedWords & {
      title: string
      create: string
      search: string
      searchHint: string
      emptyTitle: string
      emptyMessage: string
      row: Record<'open' | 'copy' | 'done', string>
    }
  now: Date
}

/** The people of a directory. The URL is its state; one of them or many can be acted on from here. */
export function UsersTable({ list, page, createHref, runs, places, words, now }: Props) {
  const t = useKit()
  const { environment = '' } = list.keep
  const toast = useToast()
  const [asked, setAsked] = useState<{ action: BulkAction; row: UserRow }>()
  const deeds = deedsOf({
    ...{ runs, words, places },
    pick: (kind) => `${list.picks}/${kind}?${new URLSearchParams(list.keep)}`,
  })
  const hrefOf = (row: UserRow) => `${list.home}/${row.id}?environment=${environment}`
  const menuOf = (row: UserRow): MenuEntry[] => {
    const active = row.status === 'active'
    const fitting = deeds.filter(({ key }) => key !== (active ? 'resume' : 'suspend'))
    return [
      { kind: 'link', label: words.row.open, href: hrefOf(row) },
      { label: words.row.copy, onSelect: () => void navigator.clipboard.writeText(row.id) },
      ...(fitting.length === 0 ? [] : [{ kind: 'rule' as const }]),
      ...fitting.map((action) => ({
        label: action.label,
        icon: action.icon,
        danger: action.key === 'delete',
        onSelect: () =>
          setAsked({ action: { ...action, ask: { ...action.ask, confirm: words.deed[action.key].confirmOne } }, row }),
      })),
    ]
  }
  return (
    <>
      <DataTable
        label={words.title}
        list={list}
        page={page}
        searchWords={{ label: words.search, placeholder: words.searchHint }}
        columns={columnsIn(words)}
        rows={(page?.rows ?? []).map((row) => ({ ...row, now }))}
        rowId={(row) => row.id}
        rowName={(row) => row.displayName}
        rowHref={hrefOf}
        rowMenu={menuOf}
        lead={(row) => <Avatar name={row.displayName} />}
        subLine={(row) => row.email}
        selection={{ noun: ['user', 'users'], actions: deeds }}
        failure={page === undefined ? denied(t, list.home) : undefined}
        empty={{
          title: words.emptyTitle,
          message: words.emptyMessage,
          actions:
            createHref === undefined ? undefined : (
              <ButtonLink variant="primary" href={createHref}>
                {words.create}
              </ButtonLink>
            ),
        }}
      />
      <BulkDialog
        action={asked?.action}
        many={asked?.row.displayName ?? ''}
        sent={[['ids[]', asked?.row.id ?? '']]}
        keep={list.keep}
        onClose={() => setAsked(undefined)}
        onDone={({ rows: [result] }) => {
          toast(
            result?.ok === false
              ? (result.reason ?? '')
              : words.row.done.replace('{name}', asked?.row.displayName ?? ''),
            result?.ok === false ? 'bad' : 'ok',
          )
          setAsked(undefined)
        }}
      />
    </>
  )
}
