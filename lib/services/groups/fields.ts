import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'

const controls = /\p{Cc}/u
const plain = (text: string): boolean => !controls.test(text)

/** What an administrator writes of a group. An absent description is an empty one. */
export const groupFieldSchemas = {
  displayName: z.string().trim().min(1, 'needs a name').max(bounds.text.name).refine(plain, 'is one line of text'),
  description: z.string().trim().max(bounds.text.description).refine(plain, 'is one line of text').default(''),
}

/** A group's short name: in tokens, in files of people, never changed. */
export const groupSlug = z
  .string()
  .trim()
  .max(bounds.text.slug)
  .regex(
    /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    'needs lower-case letters, digits and hyphens, and begins and ends with a letter or digit',
  )
