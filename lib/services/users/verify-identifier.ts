import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { identifierFields, identifierOf, ofIdentifier, refuseClaimedAbove, refuseReserved } from './identifiers.ts'
import { personVerb, touchPerson } from './person-verb.ts'
import { taken } from './profile-fields.ts'

/** Whoever does this vouches that the identifier is the person's own. It is reserved from then on. */
export const verifyIdentifier = personVerb({
  name: 'user.identifier_verified',
  input: z.strictObject(ofIdentifier),
  async run(tx, person, input, { actor, now }) {
    const identifier = identifierOf(person, input.identifier)
    if (identifier.verifiedAt !== null) return { result: {}, changes: [] }
    await refuseReserved(tx, identifier)
    await refuseClaimedAbove(tx, actor, identifier, 'value')
    const { directoryId, id } = identifier
    try {
      await tx.db.identifier.updateMany({ where: { directoryId, id }, data: { verifiedAt: now } })
    } catch (error) {
      // Somebody was given the same one at the same moment.
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw taken('identifier')
      throw error
    }
    await touchPerson(tx, person, now)
    const after = { ...identifier, verifiedAt: now }
    return {
      result: {},
      changes: [{ id: person.id, before: identifierFields(identifier), after: identifierFields(after) }],
    }
  },
  example: (seed) => ({ ...seed.user, identifier: seed.identifiers.unverified }),
})
