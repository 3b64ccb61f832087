import type { Tx } from '#lib/db/with-tenant.ts'
import { findOwnPicture } from '#lib/identity/picture/own-picture.ts'
import { picturePath, pictureUrl } from '#lib/identity/picture/picture-url.ts'
import type { Person } from './person-verb.ts'

/**
 * The picture that a person gave of themselves, without its bytes; null where there is none. `url`: where an environment of their directory
 * shows it, null while none does.
 */
export async function pictureOf(tx: Tx, { directoryId, id, status }: Person) {
  const found = await findOwnPicture(tx, { directoryId, userId: id })
  if (found === undefined) return null
  const environment = await tx.db.environment.findFirst({
    where: { directoryId, status: 'active' },
    select: { issuer: true },
    orderBy: { id: 'asc' },
  })
  const { key, ...picture } = found
  const isShown = environment !== null && status === 'active'
  return { ...picture, url: isShown ? pictureUrl(environment.issuer, picturePath(key)) : null }
}
