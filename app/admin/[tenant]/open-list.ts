import { columnsCookie, densityCookie, parseDensity } from '#components/data-table/density.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { readListState } from '#components/data-table/list-state.ts'
import type { SavedViews } from '#components/data-table/saved-view.ts'
import type { ListView } from '#components/data-table/types.ts'
import { pickedLabels } from '#lib/http/pick.ts'
import { read, type Visit } from '#lib/http/read.ts'
import { remembered } from '#lib/http/remembered.ts'
import { listViews } from '#lib/services/views/list.ts'
import { pickers } from './pick/pickers.ts'
import type { Place, Search } from './place.ts'
import { remove, rename, save } from './views/actions.ts'

type Options = {
  /** Whoever visits: it takes them to name what filters hold, and to show saved views. */
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
  place: Pick<Place, 'tenant' | 'current' | 'may'>,
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
    views: visit === undefined ? undefined : await viewsOf(shape.key, visit, place.may('view:write')),
    exportHref: exports ? `${home}/export` : undefined,
  }
}

async function viewsOf(key: string, visit: Visit, mayChange: boolean): Promise<SavedViews> {
  const { tenant } = visit
  const rows = (await read(listViews, visit, { list: key })) ?? []
  const actions = {
    save: save.bind(null, tenant),
    rename: rename.bind(null, tenant),
    remove: remove.bind(null, tenant),
  }
  return { rows, actions: mayChange ? actions : undefined }
}
