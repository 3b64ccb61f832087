import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { identifierOf, ofIdentifier } from './identifiers.ts'
import { mailLink } from './mail-link.ts'
import { personVerb } from './person-verb.ts'

/** Mails a person a link by which they confirm that an address is theirs. A newer one takes the place of an older one. */
export const sendVerification = personVerb({
  name: 'user.verification_sent',
  permission: 'user:recover',
  input: z.strictObject({ ...ofIdentifier, environment: z.string().max(bounds.text.slug) }),
  async run(tx, person, { identifier: shown, environment }, { now }) {
    const identifier = identifierOf(person, shown)
    if (identifier.kind !== 'email') throw new ServiceError('conflict', 'Only an e-mail address can be confirmed so.')
    if (identifier.verifiedAt !== null) throw new ServiceError('conflict', 'This address is confirmed already.')
    await mailLink(tx, { purpose: 'verify_email', person, email: identifier, environment, now })
    return { result: {}, changes: [{ id: person.id, before: null, after: { sent: 'verification' } }] }
  },
  example: (seed) => ({ ...seed.user, identifier: seed.identifiers.unconfirmed, environment: seed.environment }),
})
