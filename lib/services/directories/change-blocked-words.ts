import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { knownName } from '../environments/fields.ts'
import { verb } from '../verb.ts'
import { findDirectory } from './find.ts'

const { perDirectory, min, max } = bounds.blockedWord
const word = z
  .string()
  .trim()
  .normalize('NFC')
  .min(min, `needs at least ${min} characters: a shorter one is in too many passwords`)
  .max(max)

/**
 * Changes the words of the tenant's own that no password of a directory may be made of: its products, its town. In any case and
 * order; the same word twice is there once. Passwords that people have stay. Refused when the words changed since `seen`.
 */
export const changeBlockedWords = verb({
  name: 'directory.blocked_words_changed',
  permission: 'policy:write',
  input: z.strictObject({
    directory: knownName,
    blockedWords: z.array(word).max(perDirectory).default([]),
    seen: z.array(z.string().max(max)).max(perDirectory).optional(),
  }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async run(tx, directory, { blockedWords: wanted, seen }) {
    const before = seen ?? directory.blockedWords
    const after = [...new Map(wanted.map((each) => [each.toLowerCase(), each])).values()]
    const { count } = await tx.db.directory.updateMany({
      where: { tenantId: tx.tenantId, id: directory.id, blockedWords: { equals: before } },
      data: { blockedWords: after },
    })
    if (count === 0) throw new ServiceError('conflict', 'These words were changed meanwhile. Load the page again.')
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    const change = { id: directory.id, before: { blockedWords: before }, after: { blockedWords: after } }
    return { result: {}, changes: isSame ? [] : [change] }
  },
  example: (seed) => ({ directory: 'staging', blockedWords: ['Rocket skates', `Word ${seed.unique()}`] }),
})
