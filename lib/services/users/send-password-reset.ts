import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { mailLink } from './mail-link.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Mails a person a link by which they choose a new password. It goes to their confirmed address alone, and whoever sends it never
 * sees it; the password they have stays until they use it.
 */
export const sendPasswordReset = personVerb({
  name: 'user.reset_sent',
  permission: 'user:recover',
  input: z.strictObject({ ...ofPerson, environment: z.string().max(bounds.text.slug) }),
  async run(tx, person, { environment }, { now }) {
    const email = person.identifiers.find(({ kind, primary }) => kind === 'email' && primary)
    if (email === undefined || email.verifiedAt === null)
      throw new ServiceError('conflict', 'They have no confirmed address. Send a verification first.')
    await mailLink(tx, { purpose: 'reset_password', person, email, environment, now })
    return { result: {}, changes: [{ id: person.id, before: null, after: { sent: 'password_reset' } }] }
  },
  example: (seed) => ({ ...seed.spareUser, environment: seed.environment }),
})
