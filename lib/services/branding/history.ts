import { z } from 'zod'
import { readBranding } from '#lib/branding/fields.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { giversOf } from '../assignments/givers.ts'
import { query } from '../query.ts'
import { findLevel, levelFields, storedBranding } from './level.ts'
import { differences } from './told.ts'

/** What was published at a level, newest first: when, by whom, and how each differs from the one before it that is still kept. */
export const listBrandingVersions = query({
  name: 'branding.history',
  permission: 'branding:read',
  input: z.strictObject(levelFields),
  target: (tx, input) => findLevel(tx, input),
  async read(tx, level) {
    const stored = await storedBranding(tx, level)
    if (stored === undefined) return { versions: [] }
    const rows = await tx.db.brandingVersion.findMany({
      where: { tenantId: tx.tenantId, brandingId: stored.id },
      orderBy: { number: 'desc' },
      take: bounds.branding.versions,
    })
    const nameOf = await giversOf(
      tx,
      rows.map(({ actorKind, actorId }) => (actorKind === 'user' ? actorId : null)),
    )
    const values = rows.map(({ value }) => readBranding(value))
    return {
      versions: rows.map(({ number, createdAt, actorKind, actorId, revertedFrom }, index) => ({
        ...{ number, revertedFrom, at: createdAt },
        isPublished: number === stored.published,
        by: { kind: actorKind, name: actorKind === 'user' ? nameOf(actorId) : null },
        changes: differences(values[index + 1] ?? {}, values[index] ?? {}),
      })),
    }
  },
  example: (seed) => ({ environment: seed.environment }),
})
