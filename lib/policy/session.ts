import type { Tx } from '#lib/db/with-tenant.ts'
import type { Values } from './fields.ts'
import type { PolicyScope } from './layers.ts'
import { loadLayers } from './load.ts'
import { effective, valuesOf } from './merge.ts'

/** How long sessions of a place live, in seconds, and how many one person may have. */
export async function loadSessionPolicy(tx: Tx, scope: PolicyScope): Promise<Values<'session'>> {
  return valuesOf(effective('session', (await loadLayers(tx, scope))('session')))
}
