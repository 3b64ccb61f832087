import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { environmentColours, environmentKinds } from '#lib/tenancy/environment-looks.ts'
import { findSlugProblem } from '#lib/tenancy/slugs.ts'

export { environmentColours, environmentKinds }

const newSlug = z
  .string()
  .trim()
  .max(bounds.text.slug)
  .superRefine((slug, context) => {
    const problem = findSlugProblem(slug)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })
const name = z.string().trim().min(1, 'needs a name').max(bounds.text.name)

/** The short name of a new environment or directory, and what may be changed of them later. */
export const environmentFields = {
  slug: newSlug,
  displayName: name,
  kind: z.enum(environmentKinds),
  colour: z.enum(environmentColours),
}

/** An environment or directory named in an address: whatever it is, it either exists or not. */
export const knownName = z.string().max(bounds.text.slug)
