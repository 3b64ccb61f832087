import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import type { Person } from '../assurance/owned.ts'

const actions = { later: 'passkey.offer_postponed', never: 'passkey.offer_declined' } as const
const monthSeconds = 30 * 86_400
const centurySeconds = 100 * 365 * 86_400

/**
 * "Not now" asks again in a month, "Don't ask again" never (UX-H35). Written and recorded where it puts the offer off for longer than
 * it was; answers whether it did.
 */
export async function declinePasskeyOffer(
  tx: Tx,
  { directoryId, userId }: Person,
  decision: 'later' | 'never',
  { environmentId, now }: { environmentId: string; now: Date },
): Promise<boolean> {
  const passkeyOfferAfter = plusSeconds(now, decision === 'later' ? monthSeconds : centurySeconds)
  const isSooner = { OR: [{ passkeyOfferAfter: null }, { passkeyOfferAfter: { lt: passkeyOfferAfter } }] }
  const where = { tenantId: tx.tenantId, directoryId, id: userId, ...isSooner }
  const { count } = await tx.db.user.updateMany({ where, data: { passkeyOfferAfter } })
  if (count === 0) return false
  const actor = { kind: 'user', id: userId } as const
  await record(tx, { at: now, action: actions[decision], actor, target: userId, environmentId })
  return true
}
