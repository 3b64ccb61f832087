import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { ofPerson, type Person, personVerb } from './person-verb.ts'
import { profileFields, taken } from './profile-fields.ts'

/** The fields of a person that an administrator changes, as the trail and the form see them. */
const profileOf = (person: Person) => ({
  displayName: person.displayName,
  givenName: person.givenName,
  familyName: person.familyName,
  locale: person.locale,
  zoneinfo: person.zoneinfo,
  picture: person.picture,
  externalId: person.externalId,
})

/**
 * Changes who a person is: names, language, time zone, picture, the id that another system has for them. Every field is
 * given; an empty one is cleared. Refused when somebody else changed the person since `version` was read.
 */
export const changeUser = personVerb({
  name: 'user.changed',
  input: z.strictObject({
    ...ofPerson,
    ...profileFields,
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  async run(tx, person, input, { now }) {
    const { directory: _d, id: _i, version, updatedAt, ...wanted } = input
    await ifUnmoved(tx, person, { version, updatedAt }, 'This person was')
    const { directoryId, id } = person
    const [before, after] = [profileOf(person), { ...profileOf(person), ...wanted }]
    if (after.externalId !== null && after.externalId !== before.externalId) {
      const other = await tx.db.user.findFirst({
        where: { directoryId, externalId: after.externalId, id: { not: id } },
        select: { id: true },
      })
      if (other !== null) throw taken('externalId')
    }
    await tx.db.user.updateMany({
      where: { directoryId, id },
      data: { ...after, version: { increment: 1 }, updatedAt: now },
    })
    return { result: {}, changes: [{ id, before, after }] }
  },
  example: (seed) => ({
    ...seed.user,
    displayName: `Ada ${seed.unique()}`.slice(0, bounds.text.name),
    locale: 'en-GB',
  }),
})
