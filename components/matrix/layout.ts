import type { MatrixApi } from '#lib/services/roles/matrix.ts'

type Permission = MatrixApi['permissions'][number]

/** A permission where it stands in the matrix: `invoices:read` is what is done (`read`) to a resource (`invoices`). */
export type Cell = Permission & { action: string }
export type Row = { resource: string; about: string; cells: ReadonlyMap<string, Cell>; others: readonly Cell[] }
export type Group = { id: string; name: string; identifier: string; rows: readonly Row[]; count: number }
export type Layout = { actions: readonly string[]; hasOthers: boolean; groups: readonly Group[] }

/** Columns beyond these would not fit beside each other; what is done more rarely stands in one column, by name. */
const mostColumns = 7

const usual = ['read', 'list', 'create', 'write', 'update', 'delete', 'approve', 'export', 'import']

/** Lays the permissions of APIs out: a row for each resource, a column for each of the most frequent actions. */
export function layout(apis: readonly MatrixApi[]): Layout {
  const parsed = apis.map((api) => ({ api, cells: api.permissions.map((each) => ({ ...each, ...parts(each.name) })) }))
  const frequency = new Map<string, number>()
  for (const { cells } of parsed)
    for (const { action } of cells) if (action !== '') frequency.set(action, (frequency.get(action) ?? 0) + 1)
  const actions = [...frequency]
    .sort(([a, x], [b, y]) => y - x || rank(a) - rank(b) || compare(a, b))
    .slice(0, mostColumns)
    .map(([action]) => action)
    .sort((a, b) => rank(a) - rank(b) || compare(a, b))
  const groups = parsed
    .filter(({ cells }) => cells.length > 0)
    .map(({ api: { id, name, identifier }, cells }) => ({
      id,
      name,
      identifier,
      rows: rowsOf(cells, actions),
      count: cells.length,
    }))
  return { actions, hasOthers: groups.some(({ rows }) => rows.some(({ others }) => others.length > 0)), groups }
}

/** The last part is the action. A name of one part is a resource that is simply had. */
function parts(name: string): { resource: string; action: string } {
  const at = name.lastIndexOf(':')
  return at <= 0 ? { resource: name, action: '' } : { resource: name.slice(0, at), action: name.slice(at + 1) }
}

function rowsOf(cells: readonly (Cell & { resource: string })[], actions: readonly string[]): Row[] {
  const byResource = new Map<string, Cell[]>()
  for (const cell of cells) byResource.set(cell.resource, [...(byResource.get(cell.resource) ?? []), cell])
  return [...byResource].map(([resource, those]) => ({
    resource,
    about: those.flatMap(({ description }) => (description === '' ? [] : [description])).join(' · '),
    cells: new Map(those.filter(({ action }) => actions.includes(action)).map((cell) => [cell.action, cell])),
    others: those.filter(({ action }) => !actions.includes(action)),
  }))
}

const rank = (action: string): number => (usual.includes(action) ? usual.indexOf(action) : usual.length)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
