import { lockAccess } from '#lib/access/owners.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { createUser } from '../users.ts'
import { type FoundInvitation, findInvitation, findVerifiedOwner } from './find.ts'
import { fulfil } from './fulfil.ts'
import { type InvitationState, invitationState } from './state.ts'

export type Acceptance = {
  tenantId: string
  directoryId: string
  environmentId: string
  token: string
  /** Somebody new, with the name and password they chose; or the person who is signed in. */
  by: { kind: 'new'; displayName: string; passwordHash: string } | { kind: 'existing'; userId: string }
  now: Date
}

/** `taken`: the address is somebody's by now. `other_person`: the invitation is not for whoever is signed in. */
export type AcceptVerdict =
  | { kind: 'accepted'; userId: string }
  | { kind: 'refused'; reason: Exclude<InvitationState, 'pending'> | 'unknown' | 'taken' | 'other_person' }

const refused = (reason: Extract<AcceptVerdict, { kind: 'refused' }>['reason']): AcceptVerdict => ({
  kind: 'refused',
  reason,
})

/**
 * Accepts an invitation, once: of any number who come with its link at the same time, one is accepted (Y01). The link has shown
 * that the mailbox is theirs, so a new account's address is a verified one. Whatever is refused leaves nothing behind.
 */
export const acceptInvitation = (asked: Acceptance): Promise<AcceptVerdict> =>
  withTenant(asked.tenantId, async (tx) => {
    const { directoryId, by, now } = asked
    await lockAccess(tx)
    const invitation = await findInvitation(tx, directoryId, asked.token)
    if (invitation === undefined) return refused('unknown')
    const state = invitationState(invitation, now)
    if (state !== 'pending') return refused(state)
    const owner = await findVerifiedOwner(tx, directoryId, invitation.normalized)
    if (by.kind === 'existing' && (owner?.id !== by.userId || owner.status !== 'active')) return refused('other_person')
    if (by.kind === 'new' && owner !== undefined) return refused('taken')
    if (!(await consume(tx, invitation, now))) return refused(await stateNow(tx, asked))
    const userId = by.kind === 'existing' ? by.userId : await makePerson(tx, invitation, by, asked)
    const where = { directoryId, id: invitation.id }
    await tx.db.invitation.updateMany({ where, data: { acceptedBy: userId } })
    const person = { id: userId, environmentId: asked.environmentId, now }
    const { given, withheld } = await fulfil(tx, invitation, person)
    await record(tx, {
      at: now,
      action: 'invitation.accepted',
      actor: { kind: 'user', id: userId, onBehalfOf: invitation.invitedBy },
      target: invitation.id,
      environmentId: asked.environmentId,
      changes: { after: { account: by.kind, given, withheld } },
    })
    return { kind: 'accepted', userId }
  })

/** The one write that counts: it finds the invitation open, or somebody else was faster. */
async function consume(tx: Tx, { directoryId, id, version }: FoundInvitation, now: Date): Promise<boolean> {
  const open = { directoryId, id, version, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } }
  const { count } = await tx.db.invitation.updateMany({
    where: open,
    data: { acceptedAt: now, version: { increment: 1 } },
  })
  return count === 1
}

/** What it came to meanwhile: used, revoked, or sent anew, so that this link is nobody's. */
async function stateNow(tx: Tx, { directoryId, token, now }: Acceptance) {
  const again = await findInvitation(tx, directoryId, token)
  const state = again === undefined ? 'unknown' : invitationState(again, now)
  return state === 'pending' ? 'unknown' : state
}

async function makePerson(
  tx: Tx,
  invitation: FoundInvitation,
  { displayName, passwordHash }: { displayName: string; passwordHash: string },
  { directoryId, environmentId, now }: Acceptance,
): Promise<string> {
  const { email } = invitation
  const { id } = await createUser(tx, { directoryId, email, isEmailVerified: true, displayName, passwordHash, now })
  await record(tx, {
    at: now,
    action: 'user.created',
    actor: { kind: 'user', id, onBehalfOf: invitation.invitedBy },
    target: id,
    environmentId,
    changes: { after: { displayName, email } },
  })
  return id
}
