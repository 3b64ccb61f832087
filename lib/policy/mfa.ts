import type { Tx } from '#lib/db/with-tenant.ts'
import type { Values } from './fields.ts'
import type { PolicyScope } from './layers.ts'
import { loadLayers } from './load.ts'
import { effective, valuesOf } from './merge.ts'

/** Where somebody signs in, and with which roles: every role counts, those that theirs include too. */
export type MfaScope = PolicyScope & { environment: { id: string; kind: string }; roleIds: readonly string[] }

/** What the sign-in of one person takes: the strictest of the place they sign in to and of each of their roles. Durations are seconds. */
export async function loadMfaPolicy(tx: Tx, scope: MfaScope): Promise<Values<'mfa'>> {
  return valuesOf(effective('mfa', (await loadLayers(tx, scope))('mfa')))
}
