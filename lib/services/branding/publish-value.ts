import type { Branding } from '#lib/branding/branding.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Call } from '../call.ts'
import { type Change, eventActor } from '../record.ts'
import { asJson } from './as-json.ts'
import type { Level, storedBranding } from './level.ts'
import { told } from './told.ts'

type Stored = NonNullable<Awaited<ReturnType<typeof storedBranding>>>
type Wanted = { value: Branding; images: readonly string[]; revertedFrom?: number }

/**
 * Makes a value the version that holds at a level, under the next number. Triggers move the version of every environment that it
 * reaches, so that its pages show it within a second. The oldest versions go when there are too many.
 */
export async function publishValue(
  tx: Tx,
  stored: Stored,
  { value, images, revertedFrom }: Wanted,
  { actor, now }: Call,
): Promise<{ number: number; after: Change['after']; before: Change['before'] }> {
  const { tenantId } = tx
  const where = { tenantId, brandingId: stored.id }
  const newest = await tx.db.brandingVersion.findFirst({ where, orderBy: { number: 'desc' }, select: { number: true } })
  const number = (newest?.number ?? 0) + 1
  const by = eventActor(actor, tenantId)
  await tx.db.brandingVersion.createMany({
    data: [
      {
        ...where,
        number,
        value: asJson(value),
        images: [...images],
        revertedFrom: revertedFrom ?? null,
        actorKind: by.kind,
        actorId: by.id ?? null,
        createdAt: now,
      },
    ],
  })
  await tx.db.branding.updateMany({
    where: { tenantId, id: stored.id },
    data: { published: number, version: { increment: 1 }, updatedAt: now },
  })
  await tx.db.brandingVersion.deleteMany({ where: { ...where, number: { lte: number - bounds.branding.versions } } })
  return {
    number,
    before: { published: stored.published, ...told(stored.holds?.value) },
    after: { published: number, ...(revertedFrom === undefined ? {} : { revertedFrom }), ...told(value) },
  }
}

/** What the trail says of a level's branding that is not published any more, or has no draft. */
export const changeOf = (stored: Stored, level: Level, change: Pick<Change, 'before' | 'after'>): Change => ({
  id: stored.id,
  environmentId: level.environmentId,
  ...change,
})
