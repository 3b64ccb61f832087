import { useMemo, useState } from 'react'
import type { MatrixApi } from '#lib/services/roles/matrix.ts'
import { type Cell, type Group, type Layout, layout, type Row } from './layout.ts'

export type Change = { name: string; api: string; added: boolean }

export type Matrix = {
  shape: Layout
  isGranted(id: string): boolean
  isChanged(id: string): boolean
  toggle(id: string): void
  changes: readonly Change[]
  discard(): void
  isShown(row: Row): boolean
  grantedIn(group: Group): number
  filter: { text: string; onlyGranted: boolean }
  setFilter(filter: { text: string; onlyGranted: boolean }): void
}

/** What is ticked in the matrix, beside what is stored, and which rows the filter shows. */
export function useMatrix(apis: readonly MatrixApi[]): Matrix {
  const shape = useMemo(() => layout(apis), [apis])
  const stored = useMemo(() => {
    const all = apis.flatMap(({ permissions }) => permissions)
    return new Set(all.filter(({ granted }) => granted).map(({ id }) => id))
  }, [apis])
  const [granted, setGranted] = useState<ReadonlySet<string>>(stored)
  const [filter, setFilter] = useState({ text: '', onlyGranted: false })
  const isGranted = (id: string) => granted.has(id)
  const isChanged = (id: string) => granted.has(id) !== stored.has(id)
  const has = (cell: Cell) => isGranted(cell.id) || isChanged(cell.id) || cell.through.length > 0
  const wanted = filter.text.trim().toLowerCase()
  return {
    shape,
    isGranted,
    isChanged,
    toggle(id) {
      const next = new Set(granted)
      if (!next.delete(id)) next.add(id)
      setGranted(next)
    },
    changes: apis.flatMap((api) =>
      api.permissions
        .filter(({ id }) => isChanged(id))
        .map(({ id, name }) => ({ name, api: api.name, added: granted.has(id) })),
    ),
    discard: () => setGranted(stored),
    isShown(row) {
      const cells = cellsOf(row)
      if (filter.onlyGranted && !cells.some(has)) return false
      return wanted === '' || `${cells.map(({ name }) => name).join(' ')} ${row.about}`.toLowerCase().includes(wanted)
    },
    grantedIn: ({ rows }) =>
      rows.flatMap(cellsOf).filter(({ id, through }) => granted.has(id) || through.length > 0).length,
    filter,
    setFilter,
  }
}

const cellsOf = ({ cells, others }: Row): Cell[] => [...cells.values(), ...others]
