import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { forgetDevices } from '../assurance/remembered.ts'
import { mailPasskeyRemoved } from '../passkeys/notice.ts'
import { removePasskeys } from '../passkeys/remove-passkeys.ts'
import { lockOwnWays } from './own-ways.ts'
import { type RemovalProblem, removalProblem } from './removal.ts'

/** `gone`: they have no such passkey (any more). */
export type Removal = { kind: 'removed' | 'gone' } | { kind: 'refused'; reason: RemovalProblem }

/**
 * Removes one of a person's own passkeys, unless it is the last way into their account, or what the policy of the place demands of
 * them (UX-H50). They are told by mail. Sessions that it opened go on.
 */
export async function removeOwnPasskey(
  tx: Tx,
  person: Person,
  id: string,
  { environment, now }: { environment: { id: string; kind: string }; now: Date },
): Promise<Removal> {
  const { directoryId, userId } = person
  const { ways, rules } = await lockOwnWays(tx, person, environment)
  const where = { tenantId: tx.tenantId, directoryId, userId, id }
  const passkey = await tx.db.passkey.findFirst({ where, select: { name: true, clonedAt: true } })
  if (passkey === null) return { kind: 'gone' }
  // A copied one opens nothing: without it they have all that they had.
  const after = passkey.clonedAt === null ? { ...ways, passkeys: ways.passkeys - 1 } : ways
  const reason = removalProblem(ways, after, rules)
  if (reason !== undefined) return { kind: 'refused', reason }
  await removePasskeys(tx, person, id)
  // Nobody knows by which factor a device was remembered.
  await forgetDevices(tx, person)
  const actor = { kind: 'user', id: userId } as const
  const changes = { before: { passkey: id, name: passkey.name } }
  await record(tx, {
    at: now,
    action: 'passkey.removed',
    actor,
    target: userId,
    environmentId: environment.id,
    changes,
  })
  await mailPasskeyRemoved(tx, person, passkey.name, now)
  return { kind: 'removed' }
}
