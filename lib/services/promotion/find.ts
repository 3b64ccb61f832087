import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import type { ConfigurationDocument } from '#lib/promotion/document.ts'
import { findEnvironment } from '../environments/find.ts'
import type { Touched } from './apply.ts'

/** A promotion into an environment by its shown id, with the documents as they were written. */
export async function findPromotion(tx: Tx, environment: string, shownId: string) {
  const found = await findEnvironment(tx, environment)
  const id = parseId('promotion', shownId)
  if (found === undefined || id === undefined) return undefined
  const row = await tx.db.promotion.findUnique({
    where: { tenantId_environmentId_id: { tenantId: tx.tenantId, environmentId: found.id, id } },
  })
  if (row === null) return undefined
  return {
    ...row,
    touched: row.touched as unknown as Touched[],
    before: row.before as unknown as ConfigurationDocument,
    after: row.after as unknown as ConfigurationDocument,
  }
}
