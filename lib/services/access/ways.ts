import { builtInRoles } from '#lib/access/roles.ts'
import { groupBy } from '#lib/kernel/group-by.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Edge, RoleGraph } from './role-graph.ts'
import type { Root } from './roots.ts'
import type { Step, Way } from './steps.ts'

/** Every way to each permission: at most `most` are told, shortest first, and how many more there are. */
export type Ways = ReadonlyMap<string, { ways: Way[]; more: number }>

type Facts = {
  roots: readonly Root[]
  graph: RoleGraph
  /** What built-in roles permit at this API; nothing at an API of the tenant's own. */
  builtInPermits(role: keyof typeof builtInRoles): readonly string[]
}

/**
 * The ways from a subject's assignments to permissions: for each assignment, and each role it reaches that permits, the
 * shortest chain between the two. `by` still holds stored ids; `named` makes names of them.
 */
export function waysTo({ roots, graph, builtInPermits }: Facts, most: number): Ways {
  const found = new Map<string, Way[]>()
  const add = (permission: string, way: Way) => found.set(permission, [...(found.get(permission) ?? []), way])
  const gifts = groupBy(graph.gifts, ({ roleId }) => roleId)
  const children = groupBy(graph.edges, ({ parentRoleId }) => parentRoleId)
  for (const root of roots) {
    const start = startOf(root, graph)
    if (root.role.kind === 'built_in') {
      for (const name of builtInPermits(root.role.role))
        add(name, [...start, { kind: 'permits', name, by: null, at: null }])
      continue
    }
    for (const [roleId, chain] of chainsFrom(root.role.id, children))
      for (const { permission: name, by, at } of gifts.get(roleId) ?? [])
        add(name, [...start, ...chain.map((edge) => containment(edge, graph)), { kind: 'permits', name, by, at }])
  }
  const ordered = [...found].map(([permission, ways]): [string, { ways: Way[]; more: number }] => {
    ways.sort((a, b) => a.length - b.length)
    return [permission, { ways: ways.slice(0, most), more: Math.max(0, ways.length - most) }]
  })
  return new Map(ordered)
}

function startOf({ role, group, assignmentId, environment, by, at }: Root, graph: RoleGraph): Step[] {
  const name = role.kind === 'built_in' ? builtInRoles[role.role].name : (graph.roles.get(role.id)?.name ?? '')
  const id = formatId('assignment', assignmentId)
  const assigned: Step = { kind: 'assigned', id, name, builtIn: role.kind === 'built_in', environment, by, at }
  if (group === null) return [assigned]
  return [{ kind: 'member', id: formatId('group', group.id), name: group.name, by: group.by, at: group.at }, assigned]
}

const containment = ({ childRoleId, by, at }: Edge, { roles }: RoleGraph): Step => ({
  kind: 'contains',
  id: formatId('role', childRoleId),
  name: roles.get(childRoleId)?.name ?? '',
  by,
  at,
})

/** The shortest chain of containments to each role that `from` reaches; breadth first, each role once. */
function chainsFrom(from: string, children: ReadonlyMap<string, readonly Edge[]>): Map<string, readonly Edge[]> {
  const chains = new Map<string, readonly Edge[]>([[from, []]])
  for (const [role, chain] of chains)
    for (const edge of children.get(role) ?? [])
      if (!chains.has(edge.childRoleId)) chains.set(edge.childRoleId, [...chain, edge])
  return chains
}

/** Each way with names in the place of the ids of whoever gave its steps. */
export const named = (ways: readonly Way[], nameOf: (id: string | null) => string | null): Way[] =>
  ways.map((way) => way.map((step) => ({ ...step, by: nameOf(step.by) })))

/** Whoever gave a step of these ways, by their stored ids. */
export const giverIds = (ways: readonly Way[]): (string | null)[] => ways.flatMap((way) => way.map(({ by }) => by))

/** The roles that a token tells at this API: those assigned that reach something there, and those that permit it. */
export function rolesTold({ roots, graph }: Pick<Facts, 'roots' | 'graph'>): string[] {
  const giving = new Set(graph.gifts.map(({ roleId }) => roleId))
  const children = groupBy(graph.edges, ({ parentRoleId }) => parentRoleId)
  const told = new Set<string>()
  for (const { role } of roots) {
    if (role.kind === 'built_in') continue
    const reached = [...chainsFrom(role.id, children).keys()].filter((id) => giving.has(id))
    for (const id of reached.length === 0 ? [] : [role.id, ...reached]) told.add(graph.roles.get(id)?.slug ?? '')
  }
  return [...told].sort()
}
