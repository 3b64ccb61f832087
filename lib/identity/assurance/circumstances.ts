import type { Tx } from '#lib/db/with-tenant.ts'
import { loadMfaPolicy } from '#lib/policy/mfa.ts'
import type { Person } from './owned.ts'
import type { Proof } from './proof.ts'
import { isRemembered } from './remembered.ts'
import { readStanding, type Standing } from './standing.ts'
import type { Asked } from './whats-next.ts'

/** A sign-in of somebody, as far as what is demanded of them depends on it. */
export type Circumstances = Person & {
  environment: { id: string; kind: string }
  /** The row of the client that they sign in to; null where there is none. */
  clientRef: string | null
  browserId: string | null
  proofs: readonly Proof[]
  app: Asked['app']
  now: Date
}

/**
 * Reads all that the decision rests on: the policy that holds for this person here, what they have, and what excuses them. `standing` is
 * of this transaction, where it was read already.
 */
export async function readCircumstances(tx: Tx, it: Circumstances, standing?: Standing): Promise<Asked> {
  const { directoryId, userId, environment, clientRef, browserId, app, now } = it
  const place = { directoryId, userId, environmentId: environment.id }
  const { roleIds, owned, grace } = standing ?? (await readStanding(tx, place))
  const rules = await loadMfaPolicy(tx, { environment, directoryId, clientId: clientRef ?? undefined, roleIds })
  const isKnown = browserId !== null && (await isRemembered(tx, { ...place, browserId }, rules.rememberSeconds, now))
  const proofs: Proof[] = [
    ...it.proofs.filter(({ kind }) => kind !== 'remembered_device'),
    ...(isKnown ? [{ kind: 'remembered_device' as const, at: now }] : []),
  ]
  return { proofs, owned, rules, grace, app, now }
}
