import { z } from 'zod'
import { readEmail } from '#lib/identity/email.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { verb } from '../verb.ts'
import { knownName } from './fields.ts'
import { findEnvironment } from './find.ts'

/** A domain as addresses have it: what `readEmail` makes of it, so that the two are compared in one form. */
const domain = z
  .string()
  .max(bounds.email.length)
  .transform((typed, context) => {
    const read = readEmail(`somebody@${typed.trim().replace(/^@/, '')}`)?.normalized.split('@')[1]
    if (read !== undefined) return read
    context.addIssue({ code: 'custom', message: 'is not a domain such as example.com' })
    return z.NEVER
  })

/**
 * Changes the domains whose addresses may make themselves an account in an environment, where the policy says "by e-mail domain". A
 * domain means itself alone. The environment of the console has none. Refused when the domains changed since `seen`.
 */
export const changeSignUpDomains = verb({
  name: 'environment.sign_up_domains_changed',
  permission: 'environment:write',
  input: z.strictObject({
    environment: knownName,
    domains: z.array(domain).max(bounds.signUp.domains).default([]),
    seen: z.array(z.string().max(bounds.email.length)).max(bounds.signUp.domains).optional(),
  }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async run(tx, { id, signUpDomains }, { domains, seen }, { now }) {
    const before = seen ?? signUpDomains
    const after = [...new Set(domains)]
    const { count } = await tx.db.environment.updateMany({
      where: { tenantId: tx.tenantId, id, signUpDomains: { equals: before } },
      data: { signUpDomains: after, updatedAt: now },
    })
    if (count === 0) throw new ServiceError('conflict', 'These domains were changed meanwhile. Load the page again.')
    const change = { id, environmentId: id, before: { signUpDomains: before }, after: { signUpDomains: after } }
    return { result: {}, changes: JSON.stringify(before) === JSON.stringify(after) ? [] : [change] }
  },
  example: (seed) => ({ environment: 'staging', domains: ['example.test', `d${seed.unique()}.example.test`] }),
})
