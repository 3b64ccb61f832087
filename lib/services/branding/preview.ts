import { z } from 'zod'
import { brandOf } from '#lib/branding/brand.ts'
import type { Branding } from '#lib/branding/branding.ts'
import { design } from '#lib/branding/fields.ts'
import { query } from '../query.ts'
import { findLevel, inheritedBranding, levelFields, storedBranding } from './level.ts'
import { mergeTexts, wantedTexts } from './wanted-texts.ts'

/**
 * A branding worked out as pages and mails get it: the level's draft, else what holds there, with what is given in its place. What
 * could not be read is shown as it is; saving it would be refused.
 */
export const previewBranding = query({
  name: 'branding.preview',
  permission: 'branding:read',
  input: z.strictObject({ ...levelFields, design: design.optional(), texts: wantedTexts.optional() }),
  target: (tx, input) => findLevel(tx, input),
  async read(tx, level, input) {
    const stored = await storedBranding(tx, level)
    const base = stored?.draft ?? stored?.holds?.value ?? (await inheritedBranding(tx, level)) ?? {}
    const next: Branding = {
      ...(input.design ?? base),
      texts: input.texts === undefined ? base.texts : mergeTexts(base.texts ?? {}, input.texts),
    }
    const where = { tenantId: tx.tenantId, ...(level.environmentId === null ? {} : { id: level.environmentId }) }
    const { displayName } = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId } })
    const { issuer } = await tx.db.environment.findFirstOrThrow({
      where,
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    return brandOf(next, { issuer, tenantName: displayName })
  },
  example: () => ({ design: { colours: { light: { accent: '#6b2fb3' } } } }),
})
