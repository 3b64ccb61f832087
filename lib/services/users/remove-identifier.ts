import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { addressChanged } from './address-changed.ts'
import { identifierFields, identifierOf, ofIdentifier } from './identifiers.ts'
import { personVerb, touchPerson } from './person-verb.ts'

/** Removes an identifier. The last one stays, and so does a primary one while there are others to make primary. */
export const removeIdentifier = personVerb({
  name: 'user.identifier_removed',
  input: z.strictObject(ofIdentifier),
  async run(tx, person, input, { now }) {
    const identifier = identifierOf(person, input.identifier)
    if (person.identifiers.length === 1)
      throw new ServiceError('conflict', 'This is the only way they are known. Add another one first.')
    const others = person.identifiers.filter(({ kind, id }) => kind === identifier.kind && id !== identifier.id)
    if (identifier.primary && others.length > 0)
      throw new ServiceError('conflict', 'This is the primary one. Make another one primary first.')
    const { directoryId, id } = identifier
    await tx.db.identifier.deleteMany({ where: { directoryId, id } })
    await touchPerson(tx, person, now)
    if (identifier.kind === 'email') await addressChanged(tx, identifier, now)
    return { result: {}, changes: [{ id: person.id, before: identifierFields(identifier), after: null }] }
  },
  example: (seed) => ({ ...seed.user, identifier: seed.identifiers.third }),
})
