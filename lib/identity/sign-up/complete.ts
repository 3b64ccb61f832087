import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { findVerifiedOwner } from '../invitations/find.ts'
import { createUser, setPassword } from '../users.ts'
import type { ProvedAddress, SignUpOf } from './proved.ts'

export type SignUpCompletion = { of: SignUpOf; proved: ProvedAddress; passwordHash: string; now: Date }

/** `taken`: the address came to somebody meanwhile, by an invitation or an administrator. `over`: it was used, by another tab. */
export type SignUpVerdict = { kind: 'created'; userId: string; credential: string } | { kind: 'taken' | 'over' }

/**
 * Makes the account of somebody whose address is proved: one conditional write uses the proof up, so that of any number at once one
 * account comes. Nothing of theirs was there before, so nobody can have prepared an account for them to walk into
 * (pre-hijacking); an unverified claim to the address, by whoever, stays without it. Throws `conflict` where somebody gets the
 * address in this very moment.
 */
export async function completeSignUp(tx: Tx, completion: SignUpCompletion): Promise<SignUpVerdict> {
  const { of, proved, passwordHash, now } = completion
  const { directoryId, environmentId } = of
  const { count } = await tx.db.mailChallenge.deleteMany({
    where: { ...of, id: proved.id, purpose: 'sign_up', consumedAt: { not: null }, expiresAt: { gt: now } },
  })
  if (count === 0) return { kind: 'over' }
  if ((await findVerifiedOwner(tx, directoryId, proved.normalized)) !== undefined) return { kind: 'taken' }
  const { email, displayName } = proved
  const { id } = await createUser(tx, { directoryId, email, isEmailVerified: true, displayName, now })
  const credential = await setPassword(tx, { directoryId, userId: id, passwordHash, now })
  await record(tx, {
    at: now,
    action: 'user.created',
    actor: { kind: 'user', id },
    target: id,
    environmentId,
    changes: { after: { displayName, email } },
  })
  return { kind: 'created', userId: id, credential }
}
