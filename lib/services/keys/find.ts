import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** An environment whose keys are asked for. `control` has keys too, and they can be lost like all others. */
export async function findKeyPlace(tx: Tx, slug: string) {
  const row = await tx.db.environment.findUnique({ where: { tenantId_slug: { tenantId: tx.tenantId, slug } } })
  return row === null ? undefined : { ...row, environmentId: row.id }
}

/** A key of an environment that is in use, with the place it stands in. */
export async function findKey(tx: Tx, environment: string, shown: string) {
  const place = await findKeyPlace(tx, environment)
  const id = parseId('key', shown)
  if (place === undefined || id === undefined) return undefined
  const key = await tx.db.signingKey.findFirst({ where: { environmentId: place.id, id } })
  return key === null ? undefined : { key, place, environmentId: place.id }
}
