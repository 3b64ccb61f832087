import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { type FoundInvitation, findInvitation, findVerifiedOwner } from '#lib/identity/invitations/find.ts'
import { invitationState } from '#lib/identity/invitations/state.ts'
import { loadPlaceWords } from '#lib/identity/place-words.ts'
import { loadPolicyValues, type PolicyValues } from '#lib/policy/load.ts'
import { closedInvitation } from './invitation-messages.ts'
import type { Page, Visit } from './visit.ts'

/** An invitation that may be accepted now, with what its page needs. */
export type Invited = {
  id: string
  token: string
  email: string
  normalized: string
  displayName: string
  inviter: string | undefined
  /** Who has the address already, as a verified one. */
  owner: { id: string; status: string } | undefined
  policies: PolicyValues
  /** What a password of this directory may not be made of. */
  placeWords: readonly string[]
}

/** The open invitation that a token names in this tenant and directory, or the page that says why there is none. */
export async function openInvitation(visit: Visit, token: string): Promise<Invited | Page> {
  const { tenant, directoryId, environment, kind } = visit.snapshot
  return withTenant(tenant.id, async (tx) => {
    const found = await findInvitation(tx, directoryId, token)
    if (found === undefined) return closedInvitation(visit, 'unknown')
    const state = invitationState(found, visit.now)
    if (state !== 'pending') return closedInvitation(visit, state)
    const { id, email, normalized, displayName } = found
    return {
      ...{ id, token, email, normalized, displayName },
      inviter: await inviterName(tx, found),
      owner: await findVerifiedOwner(tx, directoryId, normalized),
      policies: await loadPolicyValues(tx, { environment: { id: environment.id, kind }, directoryId }),
      placeWords: await loadPlaceWords(tx, directoryId),
    }
  })
}

/** Who invites, by name; operators are not named, and who is gone has none. */
async function inviterName(tx: Tx, { invitedByKind, invitedBy }: FoundInvitation): Promise<string | undefined> {
  if (invitedByKind !== 'user' || invitedBy === null) return undefined
  const portal = { tenantId: tx.tenantId, kind: 'control' }
  const { directoryId } = await tx.db.environment.findFirstOrThrow({ where: portal, select: { directoryId: true } })
  const where = { tenantId: tx.tenantId, directoryId, id: invitedBy }
  return (await tx.db.user.findFirst({ where, select: { displayName: true } }))?.displayName
}
