import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { verb } from '../verb.ts'
import { findLevel, levelFields, storedBranding } from './level.ts'
import { lockBrandings } from './lock.ts'
import { changeOf } from './publish-value.ts'
import { told } from './told.ts'

/**
 * Takes a level's branding off: an environment looks as its tenant says again, a tenant as we have it. Its versions stay, and can
 * be reverted to; a draft goes. Refused when the level has none.
 */
export const removeBranding = verb({
  name: 'branding.removed',
  permission: 'branding:write',
  input: z.strictObject(levelFields),
  target: (tx, input) => findLevel(tx, input),
  async run(tx, level, _input, { now }) {
    await lockBrandings(tx)
    const stored = await storedBranding(tx, level)
    if (stored === undefined || (stored.published === null && stored.draft === null))
      throw new ServiceError('conflict', 'Nothing is set here.')
    await tx.db.branding.updateMany({
      where: { tenantId: tx.tenantId, id: stored.id },
      data: { published: null, draft: Prisma.DbNull, draftImages: [], version: { increment: 1 }, updatedAt: now },
    })
    const before = { published: stored.published, draft: stored.draft !== null, ...told(stored.holds?.value) }
    return { result: {}, changes: [changeOf(stored, level, { before, after: { published: null, draft: false } })] }
  },
  example: () => ({}),
})
