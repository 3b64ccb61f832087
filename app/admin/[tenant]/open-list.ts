import { columnsCookie, densityCookie, parseDensity } from '#components/data-table/density.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { readListState } from '#components/data-table/list-state.ts'
import type { ListView } from '#components/data-table/types.ts'
import { pickedLabels } from '#lib/http/pick.ts'
import type { Visit } from '#lib/http/read.ts'
import { remembered } from '#lib/http/remembered.ts'
import { pickers } from './pick/pickers.ts'
import type { Place, Search } from './place.ts'

type Options = {
  /** Whoever visits: names what filters hold that were picked. */
  visit?: Visit

  /** Whether the visitor may export the list: then there is a route `export` beside its page. */
  exports?: boolean
}

/**
 * How a page of this console opens a list. The shape is a constant beside the page (`shape.ts`); the rest follows:
 *
 *     const list = await openList(shape, place, search, { visit, exports: place.may('user:export') })
 *     const page = await readPage(listUsers, visit, inputOf(list.state), list.state)
 *     <UsersTable list={list} page={page} now={visit.now} />      // a client component with the columns
 *     <DataTable list={list} page={page} rows={page.rows} columns={columns} searchWords={…} selection={…} … />
 *
 * `page` is undefined where the role shows no rows. `export/route.ts` is `export const GET = exportList(…)`.
 */
export async function openList(
  shape: ListShape,
  place: Pick<Place, 'tenant' | 'current'>,
  search: Search,
  { visit, exports = false }: Options = {},
): Promise<ListView> {
  const home = `/admin/${place.tenant.slug}/${shape.key}`
  const { columns, density } = await remembered({ columns: columnsCookie(shape.key), density: densityCookie })
  const state = readListState(shape, search, columns)
  const keep = { environment: place.current.slug }
  const picked = shape.filters.flatMap((field) => {
    const ids = state.filters[field.name]?.values
    return field.kind === 'pick' && ids !== undefined ? [{ pick: field.pick, ids }] : []
  })
  return {
    shape,
    state,
    home,
    keep,
    picks: `/admin/${place.tenant.slug}/pick`,
    labels: visit === undefined ? {} : await pickedLabels(pickers, visit, picked, keep),
    density: parseDensity(density),
    exportHref: exports ? `${home}/export` : undefined,
  }
}
