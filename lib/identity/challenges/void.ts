import type { Tx } from '#lib/db/with-tenant.ts'

/**
 * Whatever was mailed to a person and not used opens nothing any more (Y04): to be called with every change of their password or
 * address, and where they are suspended. What takes a change of address or a deletion back, or secures the account, outlives it, for it is there to undo what somebody else did.
 * Answers how many.
 */
export async function voidChallenges(
  tx: Tx,
  { directoryId, userId }: { directoryId: string; userId: string },
): Promise<number> {
  const where = {
    directoryId,
    userId,
    consumedAt: null,
    purpose: { notIn: ['undo_email', 'secure_account', 'keep_account'] },
  }
  const { count } = await tx.db.mailChallenge.deleteMany({ where })
  return count
}
