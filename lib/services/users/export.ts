import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { findDirectory } from '../directories/find.ts'
import { exportVerb } from '../export-verb.ts'

/** Tells that the people of a directory were exported, which takes a permission of its own. */
export const exportUsers = exportVerb({
  name: 'user.exported',
  permission: 'user:export',
  where: { directory: z.string().max(bounds.text.slug) },
  target: (tx, { directory }) => findDirectory(tx, directory),
  example: ({ user }) => ({ directory: user.directory }),
})
