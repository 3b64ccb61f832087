import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** A picture of the transaction's tenant that a draft or a published version refers to; undefined for every other id. */
export async function findPicture(tx: Tx, shownId: string) {
  const id = parseId('brand_image', shownId)
  if (id === undefined || !(await isReferredTo(tx, id))) return undefined
  const row = await tx.db.brandImage.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  return row === null ? undefined : { contentType: row.contentType, content: row.content }
}

async function isReferredTo(tx: Tx, id: string): Promise<boolean> {
  const { tenantId } = tx
  if (
    (await tx.db.brandingVersion.findFirst({ where: { tenantId, images: { has: id } }, select: { number: true } })) !==
    null
  )
    return true
  return (
    (await tx.db.branding.findFirst({ where: { tenantId, draftImages: { has: id } }, select: { id: true } })) !== null
  )
}
