import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

export type AddressOf = { directoryId: string; userId: string; normalized: string; environmentId: string }

/**
 * Notes that an address was shown to be a person's own, whoever looked before. False when it is not theirs any more, or became
 * somebody else's meanwhile: an unverified one reserves nothing.
 */
export async function verifyAddress(tx: Tx, { environmentId, ...address }: AddressOf, now: Date): Promise<boolean> {
  const { directoryId, userId, normalized } = address
  const where = { directoryId, kind: 'email', normalized }
  const holders = await tx.db.identifier.findMany({ where, select: { userId: true, verifiedAt: true } })
  const mine = holders.find((holder) => holder.userId === userId)
  if (mine === undefined) return false
  if (mine.verifiedAt !== null) return true
  if (holders.some(({ verifiedAt }) => verifiedAt !== null)) return false
  // Two who confirm at the same moment meet in the unique index; one of them is refused.
  const count = await tx.db.$executeRaw`
    update identifiers i set verified_at = ${now} where i.tenant_id = ${tx.tenantId}::uuid and i.directory_id = ${directoryId}::uuid
      and i.user_id = ${userId}::uuid and i.kind = 'email' and i.normalized = ${normalized} and i.verified_at is null`
  if (count === 0) return false
  await tx.db.user.updateMany({
    where: { directoryId, id: userId },
    data: { version: { increment: 1 }, updatedAt: now },
  })
  const actor = { kind: 'user', id: userId } as const
  await record(tx, { at: now, action: 'user.identifier_verified', actor, target: userId, environmentId })
  return true
}
