/** One role directly within another. */
export type Edge = { parentRoleId: string; childRoleId: string }

export type Nesting = 'fits' | 'circle' | 'too_deep'

/**
 * What putting `child` into `parent` would come to: a circle, when the child already reaches the parent; too deep, when more
 * than `depth` roles would stand one within the other.
 */
export function nestingOf(
  edges: readonly Edge[],
  { parentRoleId: parent, childRoleId: child }: Edge,
  depth: number,
): Nesting {
  const below = reach(edges, child, 'parentRoleId', 'childRoleId')
  if (below.has(parent)) return 'circle'
  const above = reach(edges, parent, 'childRoleId', 'parentRoleId')
  return longest(above) + longest(below) + 2 > depth ? 'too_deep' : 'fits'
}

/** Each role that can be reached from one, with the length of the longest way to it. */
function reach(edges: readonly Edge[], start: string, from: keyof Edge, to: keyof Edge): Map<string, number> {
  const next = new Map<string, string[]>()
  for (const edge of edges) next.set(edge[from], [...(next.get(edge[from]) ?? []), edge[to]])
  const far = new Map([[start, 0]])
  let step = [start]
  // A step for each length of way: without a circle, no way is longer than there are roles that lead on.
  for (let length = 1; step.length > 0 && length <= next.size; length++) {
    step = [...new Set(step.flatMap((id) => next.get(id) ?? []))]
    for (const id of step) far.set(id, length)
  }
  return far
}

const longest = (far: ReadonlyMap<string, number>): number => Math.max(0, ...far.values())
