import { columnsCookie, densityCookie, parseDensity } from '#components/data-table/density.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { readListState, type Search } from '#components/data-table/list-state.ts'
import type { ListView } from '#components/data-table/types.ts'
import { read, type Visit } from '#lib/http/read.ts'
import { remembered } from '#lib/http/remembered.ts'
import { listViews } from '#lib/services/views/list.ts'
import { remove, rename, save } from './views/actions.ts'

/** How a page of the operators' portal opens a list: as those of a tenant's do, at `/platform/{key}`. Its views are the operators'. */
export async function openList(
  shape: ListShape,
  visit: Visit,
  search: Search,
  { exports = true }: { exports?: boolean } = {},
): Promise<ListView> {
  const home = `/platform/${shape.key}`
  const { columns, density } = await remembered({ columns: columnsCookie(shape.key), density: densityCookie })
  const rows = await read(listViews, visit, { list: shape.key })
  return {
    shape,
    state: readListState(shape, search, columns),
    home,
    keep: {},
    labels: {},
    density: parseDensity(density),
    exportHref: exports ? `${home}/export` : undefined,
    views: rows === undefined ? undefined : { rows, actions: { save, rename, remove } },
  }
}
