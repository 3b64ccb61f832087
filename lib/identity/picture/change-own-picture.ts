import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import type { Person } from '../assurance/owned.ts'
import { lockPerson } from '../lock-person.ts'
import { lockedFieldsOf } from '../profile/locked-fields.ts'
import type { CleanPicture } from './clean-picture.ts'
import { recordable, takePicture } from './take-picture.ts'

/** `locked`: the tenant's to change. `none`: there was nothing to remove, or nobody. */
export type PictureVerdict = 'changed' | 'locked' | 'none'

type Changing = { environmentId: string; now: Date }

/** Gives a person another picture, or with null none, for the person themselves: at an address that none had before, with its event. */
export async function changeOwnPicture(
  tx: Tx,
  { directoryId, userId }: Person,
  picture: CleanPicture | null,
  { environmentId, now }: Changing,
): Promise<PictureVerdict> {
  if ((await lockedFieldsOf(tx, directoryId)).has('picture')) return 'locked'
  await lockPerson(tx, { directoryId, userId })
  const who = { directoryId, id: userId, status: 'active' }
  if ((await tx.db.user.count({ where: who })) === 0) return 'none'
  const before = await takePicture(tx, { directoryId, userId })
  if (picture === null && before === undefined) return 'none'
  await tx.db.user.updateMany({ where: who, data: { version: { increment: 1 }, updatedAt: now } })
  const actor = { kind: 'user', id: userId } as const
  const event = { at: now, actor, target: userId, environmentId }
  if (picture === null) {
    await record(tx, { ...event, action: 'user.picture_removed', changes: { before: before ?? {} } })
    return 'changed'
  }
  const { tenantId } = tx
  const content = new Uint8Array(picture.content)
  const row = { tenantId, directoryId, userId, key: randomId(), ...picture, content, createdAt: now }
  await tx.db.userPicture.createMany({ data: [row] })
  const after = recordable({ ...picture, bytes: content.byteLength })
  await record(tx, { ...event, action: 'user.picture_changed', changes: { before: before ?? {}, after } })
  return 'changed'
}
