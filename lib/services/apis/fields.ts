import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'

/** How long an access token may live, in seconds: a JWT can't be taken back, an opaque one is looked up at each use. */
export const tokenLifetimes = { shortest: 30, jwt: 600, opaque: 86_400 } as const

export const tokenFormats = ['jwt', 'opaque'] as const

/** How JWT access tokens may be signed, what one gets without a choice first. */
export const tokenAlgs = ['ES256', 'RS256'] as const

export const apiFields = {
  name: z.string().trim().min(1, 'Give it a name.').max(bounds.text.name),
  tokenFormat: z.enum(tokenFormats).default('jwt'),
  tokenLifetimeSeconds: z
    .int()
    .min(tokenLifetimes.shortest, `At least ${tokenLifetimes.shortest} seconds.`)
    .max(tokenLifetimes.opaque, 'At most a day.')
    .default(tokenLifetimes.jwt),
  tokenSigningAlg: z.enum(tokenAlgs).default('ES256'),
}

type Lifetime = { tokenFormat: (typeof tokenFormats)[number]; tokenLifetimeSeconds: number }

/** Refuses a JWT that would outlive ten minutes (DESIGN 2.4). */
export function checkLifetime({ tokenFormat, tokenLifetimeSeconds }: Lifetime, context: z.RefinementCtx): void {
  if (tokenFormat === 'jwt' && tokenLifetimeSeconds > tokenLifetimes.jwt)
    context.addIssue({
      code: 'custom',
      path: ['tokenLifetimeSeconds'],
      message: `A JWT can not be taken back, so it lives at most ${tokenLifetimes.jwt} seconds.`,
    })
}
