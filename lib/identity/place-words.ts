import type { Tx } from '#lib/db/with-tenant.ts'

/** The words that no password of a directory may be made of: the tenant's names, and what the tenant blocked itself. */
export async function loadPlaceWords(tx: Tx, directoryId: string): Promise<string[]> {
  const where = { tenantId_id: { tenantId: tx.tenantId, id: directoryId } }
  const { blockedWords, tenant } = await tx.db.directory.findUniqueOrThrow({
    where,
    select: { blockedWords: true, tenant: { select: { slug: true, displayName: true } } },
  })
  return [tenant.displayName, tenant.slug, ...blockedWords]
}
