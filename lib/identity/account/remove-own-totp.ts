import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { forgetDevices } from '../assurance/remembered.ts'
import { mailTotpRemoved } from '../totp/notice.ts'
import { removeTotp } from '../totp/remove.ts'
import { lockOwnWays } from './own-ways.ts'
import { removalProblem } from './removal.ts'
import type { Removal } from './remove-own-passkey.ts'

/**
 * Removes a person's own authenticator app, unless the policy of the place demands it of them (UX-H50). They are told by mail, and
 * no device stands for it any more.
 */
export async function removeOwnTotp(
  tx: Tx,
  person: Person,
  { environment, now }: { environment: { id: string; kind: string }; now: Date },
): Promise<Removal> {
  const { ways, rules } = await lockOwnWays(tx, person, environment)
  if (!ways.totp) return { kind: 'gone' }
  const reason = removalProblem(ways, { ...ways, totp: false }, rules)
  if (reason !== undefined) return { kind: 'refused', reason }
  const { userId } = person
  const actor = { kind: 'user', id: userId } as const
  const changes = { before: { kind: 'totp', user: userId } }
  for (const target of await removeTotp(tx, person))
    await record(tx, { at: now, action: 'credential.removed', actor, target, environmentId: environment.id, changes })
  await forgetDevices(tx, person)
  await mailTotpRemoved(tx, person, now)
  return { kind: 'removed' }
}
