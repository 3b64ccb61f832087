import type { Tx } from '#lib/db/with-tenant.ts'
import { hashToken } from '#lib/kernel/tokens.ts'

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

/**
 * The invitation whose link carries this token, in whatever state. Bound to the tenant and the directory; a token of another
 * kind is none (Y08).
 */
export async function findInvitation(tx: Tx, directoryId: string, token: string) {
  const hash = hashToken('invitation', token)
  if (hash === undefined) return undefined
  const tokenHash = Uint8Array.from(hash)
  const row = await tx.db.invitation.findUnique({
    where: {
      tenantId_directoryId_tokenHash: { tenantId: tx.tenantId, directoryId, tokenHash },
    },
    include: { roles: true, groups: true },
  })
  return row ?? undefined
}

/**
 * The person who has this address as a verified one. An unverified one is a claim that anybody could have made, so it makes
 * nobody the invited person (Y01).
 */
export async function findVerifiedOwner(tx: Tx, directoryId: string, normalized: string) {
  const where = { directoryId, kind: 'email', normalized, verifiedAt: { not: null } }
  const found = await tx.db.identifier.findFirst({
    where,
    select: { userId: true, user: { select: { status: true } } },
  })
  return found === null ? undefined : { id: found.userId, status: found.user.status }
}
