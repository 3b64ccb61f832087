import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'

/** How each verb on an invitation names it. */
export const ofInvitation = { directory: z.string().max(bounds.text.slug), id: z.string().max(40) }
