import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { findOwnPicture } from './own-picture.ts'

/** Takes away the picture that a person gave; answers what it was, for the event, or undefined where there was none. */
export async function takePicture(tx: Tx, { directoryId, userId }: Person) {
  const found = await findOwnPicture(tx, { directoryId, userId })
  const { count } = await tx.db.userPicture.deleteMany({ where: { directoryId, userId } })
  return found === undefined || count === 0 ? undefined : recordable(found)
}

type Recorded = { contentType: string; width: number; height: number; bytes: number }

/** What the trail says of a picture: never its bytes, nor the address that shows it. */
export const recordable = ({ contentType, width, height, bytes }: Recorded): Recorded => ({
  contentType,
  width,
  height,
  bytes,
})
