import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { findSlugProblem } from '#lib/tenancy/slugs.ts'

/** The short name of a new tenant. Which ones can be taken is for `lib/tenancy` to say. */
export const tenantSlug = z
  .string()
  .trim()
  .max(bounds.text.slug)
  .superRefine((slug, context) => {
    const problem = findSlugProblem(slug)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })

/** A tenant’s display name: not blank, spaces at both ends dropped, as long as names may be. */
export const tenantName = z.string().trim().min(1, 'needs a name').max(bounds.text.name)

/** A tenant named in an address: whatever it is, it either exists or not. */
export const knownSlug = z.string().max(bounds.text.slug)
