import type { Tx } from '#lib/db/with-tenant.ts'
import { identifierKinds, readIdentifier } from '#lib/identity/identifier.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** Whom an entry of a list names: one person, nobody, or several, where an address is verified for none of them. */
export type Named = { entry: string; found: { id: string; name: string } | 'absent' | 'ambiguous' }

/** Finds the people of a directory whom entries name by id, e-mail address, user name or phone number: two reads for all of them. */
export async function namedPeople(tx: Tx, directoryId: string, entries: readonly string[]): Promise<Named[]> {
  const asked = entries.map((entry) => ({ entry, id: parseId('user', entry), keys: keysOf(entry) }))
  const identifiers = await tx.db.identifier.findMany({
    where: { directoryId, normalized: { in: asked.flatMap(({ keys }) => keys.map(({ normalized }) => normalized)) } },
    select: { kind: true, normalized: true, userId: true, verifiedAt: true },
    take: entries.length * 20,
  })
  const ids = [...asked.flatMap(({ id }) => id ?? []), ...identifiers.map(({ userId }) => userId)]
  const users = await tx.db.user.findMany({
    where: { directoryId, id: { in: ids } },
    select: { id: true, displayName: true },
  })
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]))
  const person = (id: string) => {
    const name = names.get(id)
    return name === undefined ? ('absent' as const) : { id, name }
  }
  return asked.map(({ entry, id, keys }) => {
    if (id !== undefined) return { entry, found: person(id) }
    const theirs = identifiers.filter((each) =>
      keys.some(({ kind, normalized }) => kind === each.kind && normalized === each.normalized),
    )
    const sure = theirs.find(({ verifiedAt }) => verifiedAt !== null)
    const people = new Set(sure === undefined ? theirs.map(({ userId }) => userId) : [sure.userId])
    const [only] = people
    if (only === undefined) return { entry, found: 'absent' }
    return { entry, found: people.size > 1 ? 'ambiguous' : person(only) }
  })
}

const keysOf = (entry: string) =>
  identifierKinds.flatMap((kind) => {
    const read = readIdentifier(kind, entry)
    return read === undefined ? [] : [{ kind, normalized: read.normalized }]
  })
