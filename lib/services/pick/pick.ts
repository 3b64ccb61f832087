import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { paging } from '../paging.ts'

/** A choice of a picker: its shown id, what a screen calls it, and what tells it from others of that name. */
export type PickRow = { id: string; label: string; hint: string }

/**
 * What each picker is asked: the beginning (or a part) of a name, or what certain ids are called. A page says where it
 * stands, and each kind takes what it needs of it.
 */
export const pickInput = z.strictObject({
  search: paging.search,
  ids: z.array(z.string().max(100)).max(bounds.pick.rows).optional(),
  environment: z.string().max(bounds.text.slug).optional(),
  directory: z.string().max(bounds.text.slug).optional(),
})

export type PickInput = z.output<typeof pickInput>

/** Chooses among rows that are few enough to be read whole: those that begin as the search does come first. */
export function pickFrom(rows: readonly PickRow[], { search, ids }: Pick<PickInput, 'search' | 'ids'>): PickRow[] {
  if (ids !== undefined) return rows.filter(({ id }) => ids.includes(id)).slice(0, bounds.pick.rows)
  const wanted = search.toLowerCase()
  const rank = ({ id, label, hint }: PickRow): number => {
    const [name, more] = [label.toLowerCase(), hint.toLowerCase()]
    if (id === search || name.startsWith(wanted)) return 0
    return name.includes(wanted) || more.includes(wanted) ? 1 : 2
  }
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .filter((each) => each.rank < 2)
    .sort((a, b) => a.rank - b.rank || a.row.label.localeCompare(b.row.label, 'en'))
    .slice(0, bounds.pick.rows)
    .map(({ row }) => row)
}

/** The stored ids that are asked for; one that is no id of the kind names nothing. */
export const storedIds = (ids: readonly string[], parse: (text: string) => string | undefined): string[] =>
  ids.map(parse).filter((id) => id !== undefined)
