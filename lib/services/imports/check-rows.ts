import { mayGiveGroup, rolesOfGroups } from '#lib/access/giving-groups.ts'
import { heldBy, holds } from '#lib/access/held.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Call } from '../call.ts'
import { firstLines, keysOf } from './keys.ts'
import { type Fault, type ImportedPerson, readPerson } from './read-person.ts'
import type { Table } from './table.ts'

/** What would become of a row. `conflict`: somebody of the directory has what the row says is theirs. */
export type CheckedRow =
  | { line: number; outcome: 'new'; person: ImportedPerson; groupIds: string[] }
  | { line: number; outcome: 'conflict' | 'invalid'; faults: Fault[] }

export type Checking = { directoryId: string; table: Table; mapping: readonly string[]; vouch: boolean }

/**
 * Checks every row, alone, against the others of its file, and against the directory: whose identifiers are taken, which groups there
 * are, and which of them the actor may fill: who chooses members at all, of groups whose roles they could give (S10). A few reads,
 * however many rows.
 */
export async function checkRows(tx: Tx, { actor }: Call, checking: Checking): Promise<CheckedRow[]> {
  const { directoryId, table, mapping, vouch } = checking
  const read = table.rows.map((row) => ({ line: row.line, ...readPerson(row, mapping, { vouch }) }))
  const people = read.flatMap((row) => ('person' in row ? [{ line: row.line, person: row.person }] : []))
  const first = firstLines(people)
  const taken = await takenKeys(tx, directoryId, [...first.keys()])
  const slugs = people.flatMap(({ person }) => person.groups)
  const groups = await findGroups(tx, directoryId, [...new Set(slugs)])
  const held = await heldBy(tx, actor)
  const chooses = holds(held, 'group:write')
  const given = await rolesOfGroups(tx, directoryId, [...groups.values()])
  const closed = new Set(
    [...groups.values()].filter(
      (id) =>
        !mayGiveGroup(
          held,
          given.filter(({ groupId }) => groupId === id),
        ),
    ),
  )
  return read.map((row): CheckedRow => {
    const { line } = row
    if (!('person' in row)) return { line, outcome: 'invalid', faults: row.faults }
    const { person } = row
    const faults = person.groups.flatMap((slug): Fault[] => {
      const id = groups.get(slug)
      if (id === undefined) return [{ field: 'groups', reason: `names no group: ${slug}` }]
      if (!chooses) return [{ field: 'groups', reason: 'is not yours to fill: your role does not choose members' }]
      return closed.has(id) ? [{ field: 'groups', reason: `${slug} gives roles that you could not give` }] : []
    })
    for (const { key, field } of keysOf(person)) {
      const before = first.get(key)
      if (before !== undefined && before !== line) faults.push({ field, reason: `is that of row ${before} too` })
    }
    if (faults.length > 0) return { line, outcome: 'invalid', faults }
    const conflicts = keysOf(person).filter(({ key }) => taken.has(key))
    if (conflicts.length > 0)
      return {
        line,
        outcome: 'conflict',
        faults: conflicts.map(({ field }) => ({ field, reason: 'is taken: somebody in this directory has it' })),
      }
    return { line, outcome: 'new', person, groupIds: person.groups.flatMap((slug) => groups.get(slug) ?? []) }
  })
}

/** Which of these keys people of the directory have. An address that nobody verified counts too: importing twice makes nobody twice. */
async function takenKeys(tx: Tx, directoryId: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const split = keys.map((key) => [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)] as const)
  const taken = new Set<string>()
  for (const kind of ['email', 'username', 'phone']) {
    const normalized = split.flatMap(([of, value]) => (of === kind ? [value] : []))
    const rows = await tx.db.identifier.findMany({
      where: { directoryId, kind, normalized: { in: normalized } },
      select: { normalized: true },
    })
    for (const row of rows) taken.add(`${kind}:${row.normalized}`)
  }
  const externalIds = split.flatMap(([of, value]) => (of === 'externalId' ? [value] : []))
  const users = await tx.db.user.findMany({
    where: { directoryId, externalId: { in: externalIds } },
    select: { externalId: true },
  })
  for (const { externalId } of users) taken.add(`externalId:${externalId}`)
  return taken
}

async function findGroups(tx: Tx, directoryId: string, slugs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db.group.findMany({
    where: { directoryId, slug: { in: [...slugs] } },
    select: { id: true, slug: true },
  })
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}
