import type { Tx } from '#lib/db/with-tenant.ts'

/** A key as addresses have it: 128 random bits in base64url. */
const keyForm = /^[A-Za-z0-9_-]{22}$/

/** The picture that an address of a directory names, of somebody who can sign in; undefined for every other. */
export async function findServedPicture(tx: Tx, directoryId: string, key: string) {
  if (!keyForm.test(key)) return undefined
  const row = await tx.db.userPicture.findUnique({
    where: { tenantId_directoryId_key: { tenantId: tx.tenantId, directoryId, key } },
    select: { contentType: true, content: true, user: { select: { status: true } } },
  })
  return row?.user.status === 'active' ? { contentType: row.contentType, content: row.content } : undefined
}
