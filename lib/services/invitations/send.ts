import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { type Email, readEmail } from '#lib/identity/email.ts'
import { identifierSentences } from '#lib/identity/identifier.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { verb } from '../verb.ts'
import { issueInvitation } from './issue.ts'
import { linkEnvironment } from './link-environment.ts'
import { readPromised, refuseUnlessPromisable } from './promised.ts'
import { promisedFields } from './view.ts'

/**
 * Invites one address into the directory of an environment, with roles everywhere or in one environment, and groups. The link
 * is mailed; who invites never sees it (Y02). Somebody who is there already may be invited too: they get the roles.
 */
export const sendInvitation = verb({
  name: 'invitation.sent',
  permission: 'invitation:write',
  input: z.strictObject({
    environment: z.string().max(bounds.text.slug),
    email: z.string().max(bounds.email.length * 2),
    displayName: z.string().trim().max(bounds.text.name).default(''),
    roles: z.array(z.string().max(40)).max(bounds.invitation.roles).default([]),
    roleEnvironment: z.string().max(bounds.text.slug).optional(),
    groups: z.array(z.string().max(40)).max(bounds.invitation.groups).default([]),
    days: z.coerce.number().int().min(1).max(bounds.invitation.days).default(bounds.invitation.defaultDays),
  }),
  async target(tx, input) {
    const found = await findEnvironment(tx, input.environment)
    return found === undefined ? undefined : { id: found.id, directoryId: found.directoryId, environmentId: null }
  },
  async run(tx, { id: here, directoryId }, input, call) {
    const { actor } = call
    const email = readEmail(input.email)
    if (email === undefined) throw atEmail('invalid', identifierSentences.email)
    await lockAccess(tx)
    const promised = await readPromised(tx, directoryId, input)
    await refuseUnlessPromisable(tx, actor, directoryId, promised)
    await refuseOpen(tx, directoryId, email)
    await refuseUnverified(tx, directoryId, email)
    const environment = await linkEnvironment(tx, { here, directoryId }, promised.roles)
    const { displayName, days } = input
    const made = await issueInvitation(tx, call, { directoryId, environment, email, displayName, promised, days })
    if (made === undefined) throw invitedAlready()
    const { id, expiresAt } = made
    const after = { ...promisedFields(promised), expiresAt }
    return { result: { id: formatId('invitation', id) }, changes: [{ id, before: null, after }] }
  },
  example: (seed) => ({
    environment: seed.environment,
    email: `invited.${seed.unique()}@example.test`,
    roles: ['auditor'],
    groups: [seed.group.id],
  }),
})

/** One open invitation an address; an expired one counts, until it is revoked or sent again. */
async function refuseOpen(tx: Tx, directoryId: string, { normalized }: Email): Promise<void> {
  const where = { directoryId, normalized, acceptedAt: null, revokedAt: null }
  if ((await tx.db.invitation.count({ where })) > 0) throw invitedAlready()
}

/** An unverified address makes nobody the invited person (Y01): accepting would make a second account beside theirs. */
async function refuseUnverified(tx: Tx, directoryId: string, { normalized }: Email): Promise<void> {
  const holders = await tx.db.identifier.findMany({
    where: { directoryId, kind: 'email', normalized },
    select: { verifiedAt: true },
    take: 2,
  })
  if (holders.length === 0 || holders.some(({ verifiedAt }) => verifiedAt !== null)) return
  throw atEmail(
    'conflict',
    'Somebody here has this address, and it is not verified. Vouch for it on their page first, or remove it there.',
  )
}

const invitedAlready = (): ServiceError =>
  atEmail('conflict', 'This address has an open invitation. Send that one again, or revoke it first.')

const atEmail = (code: 'invalid' | 'conflict', sentence: string): ServiceError =>
  new ServiceError(code, code === 'invalid' ? 'Some fields need another look.' : 'Nobody was invited.', {
    fields: { email: sentence },
  })
