import { z } from 'zod'
import { addressChanged } from './address-changed.ts'
import { identifierFields, identifierOf, ofIdentifier } from './identifiers.ts'
import { personVerb, touchPerson } from './person-verb.ts'

/** Makes an identifier the primary one of its kind: claims and mails use that one. */
export const preferIdentifier = personVerb({
  name: 'user.identifier_preferred',
  input: z.strictObject(ofIdentifier),
  async run(tx, person, input, { now }) {
    const identifier = identifierOf(person, input.identifier)
    if (identifier.primary) return { result: {}, changes: [] }
    const { directoryId, userId, kind, id } = identifier
    await tx.db.identifier.updateMany({
      where: { directoryId, userId, kind, primary: true },
      data: { primary: false },
    })
    await tx.db.identifier.updateMany({ where: { directoryId, userId, id }, data: { primary: true } })
    await touchPerson(tx, person, now)
    const before = person.identifiers.find((each) => each.kind === kind && each.primary)
    if (kind === 'email') await addressChanged(tx, before, now)
    return {
      result: {},
      changes: [
        {
          id: userId,
          before: before === undefined ? null : identifierFields(before),
          after: identifierFields({ ...identifier, primary: true }),
        },
      ],
    }
  },
  example: (seed) => ({ ...seed.user, identifier: seed.identifiers.second }),
})
