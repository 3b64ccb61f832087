import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** What is known of a picture without looking at it. `bytes`: how many it has. */
export type OwnPicture = {
  key: string
  contentType: string
  width: number
  height: number
  bytes: number
  createdAt: Date
}

/** The picture that a person gave of themselves, if there is one; its bytes stay where they are. */
export async function findOwnPicture(tx: Tx, { directoryId, userId }: Person): Promise<OwnPicture | undefined> {
  const [row] = await tx.db.$queryRaw<OwnPicture[]>`
    select key, content_type as "contentType", width, height, octet_length(content) as bytes, created_at as "createdAt"
    from user_pictures where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid
      and user_id = ${userId}::uuid`
  return row
}
