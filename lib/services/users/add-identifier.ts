import { z } from 'zod'
import { identifierKinds, identifierSentences, readIdentifier } from '#lib/identity/identifier.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { identifierFields, refuseClaimedAbove, refuseReserved } from './identifiers.ts'
import { ofPerson, personVerb, touchPerson } from './person-verb.ts'
import { taken } from './profile-fields.ts'

/**
 * Adds an address, a user name or a phone number to a person. `verified` says that whoever adds it vouches for it; only then
 * is it reserved for them. A user name is reserved always. The first of its kind is the primary one.
 */
export const addIdentifier = personVerb({
  name: 'user.identifier_added',
  input: z.strictObject({
    ...ofPerson,
    kind: z.enum(identifierKinds),
    value: z.string().max(bounds.email.length * 2),
    verified: z.boolean().default(false),
  }),
  async run(tx, person, input, { actor, now }) {
    const { kind } = input
    const read = readIdentifier(kind, input.value)
    if (read === undefined) throw wrong(identifierSentences[kind])
    if (person.identifiers.length >= bounds.user.identifiers)
      throw wrong(`They have ${bounds.user.identifiers} already. Remove one first.`)
    const { directoryId, id: userId } = person
    const mine = person.identifiers.filter((each) => each.kind === kind)
    if (mine.some(({ normalized }) => normalized === read.normalized))
      throw new ServiceError('conflict', 'They have it already.', { fields: { value: 'is theirs already' } })
    const isVerified = input.verified || kind === 'username'
    if (isVerified) await refuseReserved(tx, { directoryId, kind, normalized: read.normalized })
    await refuseClaimedAbove(tx, actor, { directoryId, kind, normalized: read.normalized }, 'value')
    const row = {
      tenantId: tx.tenantId,
      directoryId,
      id: newId(now),
      userId,
      kind,
      ...read,
      verifiedAt: isVerified ? now : null,
      primary: !mine.some(({ primary }) => primary),
      createdAt: now,
    }
    const { count } = await tx.db.identifier.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) throw taken('value')
    await touchPerson(tx, person, now)
    return {
      result: { id: formatId('identifier', row.id) },
      changes: [{ id: userId, before: null, after: identifierFields(row) }],
    }
  },
  example: (seed) => ({ ...seed.user, kind: 'username' as const, value: `ada.${seed.unique()}` }),
})

const wrong = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'Some fields need another look.', { fields: { value: sentence } })
