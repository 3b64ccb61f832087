import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { verb } from '../verb.ts'
import { findLevel, levelFields, storedBranding } from './level.ts'
import { lockBrandings } from './lock.ts'
import { changeOf, publishValue } from './publish-value.ts'

/** Publishes the draft of a level: from then on the hosted pages look so. Refused when there is none, or when it is another than was seen. */
export const publishBranding = verb({
  name: 'branding.published',
  permission: 'branding:write',
  input: z.strictObject({
    ...levelFields,
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  target: (tx, input) => findLevel(tx, input),
  async run(tx, level, input, call) {
    await lockBrandings(tx)
    const stored = await storedBranding(tx, level)
    if (stored === undefined || stored.draft === null)
      throw new ServiceError('conflict', 'There is no draft to publish.')
    await ifUnmoved(tx, stored, input, 'This branding was')
    const { number, ...change } = await publishValue(
      tx,
      stored,
      { value: stored.draft, images: stored.draftImages },
      call,
    )
    await tx.db.branding.updateMany({
      where: { tenantId: tx.tenantId, id: stored.id },
      data: { draft: Prisma.DbNull, draftImages: [] },
    })
    return { result: { number }, changes: [changeOf(stored, level, change)] }
  },
  example: (seed) => ({ environment: seed.environment }),
})
