import { z } from 'zod'
import { readBranding } from '#lib/branding/fields.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'
import { findLevel, levelFields, storedBranding } from './level.ts'
import { lockBrandings } from './lock.ts'
import { changeOf, publishValue } from './publish-value.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'

/** Publishes an earlier version anew, under a new number; the draft stays as it is. Refused for the version that holds. */
export const revertBranding = verb({
  name: 'branding.reverted',
  permission: 'branding:write',
  input: z.strictObject({ ...levelFields, number: z.coerce.number().int().min(1).max(1_000_000_000) }),
  target: (tx, input) => findLevel(tx, input),
  async run(tx, level, { number: wanted }, call) {
    await lockBrandings(tx)
    const stored = await storedBranding(tx, level)
    const where = { tenantId: tx.tenantId, brandingId: stored?.id ?? '', number: wanted }
    const version = stored && (await tx.db.brandingVersion.findUnique({ where: { tenantId_brandingId_number: where } }))
    if (stored === undefined || version === undefined || version === null) throw notFound()
    if (stored.published === wanted) throw new ServiceError('conflict', 'This version is published already.')
    const value = readBranding(version.value)
    refuseUnreadable(value)
    const { number, ...change } = await publishValue(
      tx,
      stored,
      { value, images: version.images, revertedFrom: wanted },
      call,
    )
    return { result: { number }, changes: [changeOf(stored, level, change)] }
  },
  example: () => ({ number: 1 }),
})
