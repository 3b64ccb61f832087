import { z } from 'zod'
import { takePicture } from '#lib/identity/picture/take-picture.ts'
import { ofPerson, personVerb, touchPerson } from './person-verb.ts'

/**
 * Removes the picture that a person gave of themselves; its address is there no more. What `picture` says of them stays. Where there is
 * none, nothing happens and nothing is recorded.
 */
export const removeUserPicture = personVerb({
  name: 'user.picture_removed',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { now }) {
    const { directoryId, id } = person
    const before = await takePicture(tx, { directoryId, userId: id })
    if (before === undefined) return { result: {}, changes: [] }
    await touchPerson(tx, person, now)
    return { result: {}, changes: [{ id, before, after: null }] }
  },
  example: (seed) => seed.user,
})
