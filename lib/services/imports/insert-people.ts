import { userIdOf } from '#lib/access/actor.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import type { Call } from '../call.ts'
import type { Change } from '../record.ts'
import { attributeText } from '../users/set-attributes.ts'
import type { CheckedRow } from './check-rows.ts'
import type { ImportedPerson } from './read-person.ts'

type NewRow = Extract<CheckedRow, { outcome: 'new' }>
type Made = NewRow & { id: string }

const batch = 1_000

/** Writes people, a few statements for a thousand of them. Answers an event for each, and one for each group that grew. */
export async function insertPeople(
  tx: Tx,
  call: Call,
  directoryId: string,
  rows: readonly NewRow[],
): Promise<Change[]> {
  const made = rows.map((row): Made => ({ ...row, id: newId(call.now) }))
  for (let from = 0; from < made.length; from += batch)
    await insertBatch(tx, call, directoryId, made.slice(from, from + batch))
  const counts = await groupCounts(tx, directoryId, made)
  return [
    ...made.map(({ id, person }) => ({ id, before: null, after: eventFields(person) })),
    ...made.flatMap(({ id, person }) =>
      person.groups.map((slug) => ({ action: 'membership.added' as const, id, before: null, after: { slug } })),
    ),
    ...counts.map(({ id, added, members }) => ({
      action: 'group.members_changed' as const,
      id,
      before: { members: members - added },
      after: { members, imported: added },
    })),
  ]
}

async function insertBatch(tx: Tx, { actor, now }: Call, directoryId: string, made: readonly Made[]): Promise<void> {
  const place = { tenantId: tx.tenantId, directoryId }
  const times = { createdAt: now, updatedAt: now }
  await tx.db.user.createMany({
    data: made.map(({ id, person }) => {
      const { displayName, givenName, familyName, locale, zoneinfo, picture, externalId, status } = person
      const names = { displayName, givenName, familyName, locale, zoneinfo, picture, externalId, status }
      return { ...place, id, sub: randomId(), ...names, ...times }
    }),
  })
  await tx.db.identifier.createMany({
    data: made.flatMap(({ id: userId, person }) =>
      person.identifiers.map((identifier) => {
        const isVerified = identifier.kind === 'username' || (identifier.kind === 'email' && person.isEmailVerified)
        const verifiedAt = isVerified ? now : null
        return { ...place, id: newId(now), userId, ...identifier, primary: true, verifiedAt, createdAt: now }
      }),
    ),
  })
  await tx.db.credential.createMany({
    data: made.flatMap(({ id: userId, person: { passwordHash } }) =>
      passwordHash === undefined
        ? []
        : [{ ...place, id: newId(now), userId, kind: 'password', secretHash: passwordHash, createdAt: now }],
    ),
  })
  await tx.db.userAttribute.createMany({
    data: made.flatMap(({ id: userId, person }) =>
      Object.entries(person.attributes).map(([name, value]) => {
        const stored = { value: value as Prisma.InputJsonValue, valueText: attributeText(value) }
        return { ...place, userId, name, ...stored, updatedAt: now }
      }),
    ),
  })
  const addedBy = userIdOf(actor) ?? null
  await tx.db.groupMember.createMany({
    data: made.flatMap(({ id: userId, groupIds }) =>
      groupIds.map((groupId) => ({ ...place, groupId, userId, addedBy, createdAt: now })),
    ),
  })
}

async function groupCounts(tx: Tx, directoryId: string, made: readonly Made[]) {
  const added = new Map<string, number>()
  for (const id of made.flatMap(({ groupIds }) => groupIds)) added.set(id, (added.get(id) ?? 0) + 1)
  const rows = await tx.db.group.findMany({
    where: { directoryId, id: { in: [...added.keys()] } },
    select: { id: true, memberCount: true },
  })
  return rows.map(({ id, memberCount }) => ({ id, members: memberCount, added: added.get(id) ?? 0 }))
}

/** What the trail tells of somebody imported: that they came with a password, and never which. */
const eventFields = ({ identifiers, isEmailVerified, passwordHash, ...person }: ImportedPerson) => ({
  displayName: person.displayName,
  givenName: person.givenName,
  familyName: person.familyName,
  locale: person.locale,
  zoneinfo: person.zoneinfo,
  externalId: person.externalId,
  status: person.status,
  identifiers: identifiers.map(({ kind, value }) => ({ kind, value })),
  emailVerified: isEmailVerified,
  groups: person.groups,
  attributes: person.attributes as Record<string, string>,
  hasPassword: passwordHash !== undefined,
})
