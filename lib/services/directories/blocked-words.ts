import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { knownName } from '../environments/fields.ts'
import { query } from '../query.ts'
import { findDirectory } from './find.ts'

/** The words of the tenant's own that no password of a directory may be made of, and how many there may be. */
export const getBlockedWords = query({
  name: 'directory.blocked_words',
  permission: 'policy:read',
  input: z.strictObject({ directory: knownName }),
  target: (tx, input) => findDirectory(tx, input.directory),
  read: async (_tx, { blockedWords }) => ({ blockedWords, most: bounds.blockedWord.perDirectory }),
  example: () => ({ directory: 'staging' }),
})
