import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { verb } from '../verb.ts'
import { findLevel, levelFields, storedBranding } from './level.ts'
import { lockBrandings } from './lock.ts'
import { changeOf } from './publish-value.ts'
import { told } from './told.ts'

/** Throws the draft of a level away. What is published stays. Refused when there is none. */
export const discardBrandingDraft = verb({
  name: 'branding.draft_discarded',
  permission: 'branding:write',
  input: z.strictObject(levelFields),
  target: (tx, input) => findLevel(tx, input),
  async run(tx, level, _input, { now }) {
    await lockBrandings(tx)
    const stored = await storedBranding(tx, level)
    if (stored === undefined || stored.draft === null) throw new ServiceError('conflict', 'There is no draft.')
    await tx.db.branding.updateMany({
      where: { tenantId: tx.tenantId, id: stored.id },
      data: { draft: Prisma.DbNull, draftImages: [], version: { increment: 1 }, updatedAt: now },
    })
    const change = {
      before: { draft: true, ...told(stored.draft) },
      after: { draft: false, ...told(stored.holds?.value) },
    }
    return { result: {}, changes: [changeOf(stored, level, change)] }
  },
  example: (seed) => ({ environment: seed.spareEnvironment }),
})
