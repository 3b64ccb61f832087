import { z } from 'zod'
import type { Branding } from '#lib/branding/branding.ts'
import { design } from '#lib/branding/fields.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { verb } from '../verb.ts'
import { asJson } from './as-json.ts'
import { findLevel, inheritedBranding, levelFields, storedBranding } from './level.ts'
import { lockBrandings } from './lock.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { isSame, told } from './told.ts'
import { mergeTexts, wantedTexts } from './wanted-texts.ts'

/**
 * Saves the draft of a level's branding, which begins as what holds there. `design` replaces every choice but the texts; of `texts`
 * those that are given are set, and an empty one is given back to us. Refused when something could not be read, when a picture or
 * text is none, or when somebody else changed it since `version` was read. Nobody sees a draft before it is published.
 */
export const saveBrandingDraft = verb({
  name: 'branding.draft_saved',
  permission: 'branding:write',
  input: z.strictObject({
    ...levelFields,
    design: design.optional(),
    texts: wantedTexts.optional(),
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  target: (tx, input) => findLevel(tx, input),
  async run(tx, level, input, { now }) {
    await lockBrandings(tx)
    const stored = await storedBranding(tx, level)
    const id = stored?.id ?? newId(now)
    await ifUnmoved(tx, { id, version: stored?.version ?? 0n }, input, 'This branding was')
    const base = stored?.draft ?? stored?.holds?.value ?? (await inheritedBranding(tx, level)) ?? {}
    const next: Branding = {
      ...(input.design ?? base),
      texts: input.texts === undefined ? base.texts : mergeTexts(base.texts ?? {}, input.texts),
    }
    refuseUnreadable(next)
    if (Buffer.byteLength(JSON.stringify(next)) > bounds.branding.bytes)
      throw new ServiceError(
        'limited',
        'These are more texts than one branding keeps. Give some of them back to us first.',
      )
    const images = await picturesOf(tx, next)
    if (stored !== undefined && isSame(base, next)) return { result: {}, changes: [] }
    const data = { draft: asJson(next), draftImages: images, updatedAt: now }
    const { environmentId } = level
    if (stored === undefined)
      await tx.db.branding.createMany({ data: [{ tenantId: tx.tenantId, id, environmentId, createdAt: now, ...data }] })
    else
      await tx.db.branding.updateMany({
        where: { tenantId: tx.tenantId, id },
        data: { ...data, version: { increment: 1 } },
      })
    return { result: {}, changes: [{ id, environmentId, before: told(base), after: told(next) }] }
  },
  example: (seed) => ({ design: { name: `Acme ${seed.unique()}`, radius: 'round' as const } }),
})

/** The stored ids of the pictures that a branding refers to. Refused when one is not the tenant's. */
async function picturesOf(tx: Tx, { logo = {} }: Branding): Promise<string[]> {
  const wanted = Object.entries(logo).flatMap(([theme, shown]) => {
    const id = shown === undefined ? undefined : parseId('brand_image', shown)
    return id === undefined ? [] : [{ theme, id }]
  })
  const ids = [...new Set(wanted.map(({ id }) => id))]
  const rows = await tx.db.brandImage.findMany({
    where: { tenantId: tx.tenantId, id: { in: ids } },
    select: { id: true },
  })
  const missing = wanted.filter(({ id }) => rows.every((row) => row.id !== id))
  if (missing.length === 0) return ids
  throw new ServiceError('invalid', 'Some fields need another look.', {
    fields: Object.fromEntries(
      missing.map(({ theme }) => [`design.logo.${theme}`, 'This picture is gone. Choose another.']),
    ),
  })
}
