import type { Identifier } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { voidChallenges } from '#lib/identity/challenges/void.ts'
import { notifyPerson } from '#lib/identity/notices/notify-person.ts'

/**
 * A person has another primary address, or a former one less: whatever was mailed to them is void, and the old address is told
 * when it was theirs (UX-H46).
 */
export async function addressChanged(tx: Tx, old: Identifier | undefined, now: Date): Promise<void> {
  if (old === undefined) return
  const { directoryId, userId, value, verifiedAt } = old
  await voidChallenges(tx, { directoryId, userId })
  if (verifiedAt !== null) await notifyPerson(tx, { directoryId, userId }, { kind: 'email_changed' }, now, value)
}
