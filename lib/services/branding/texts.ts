import { z } from 'zod'
import { sections, textsOf } from '#lib/branding/texts.ts'
import { languages } from '#lib/language/languages.ts'
import { query } from '../query.ts'
import { findLevel, inheritedBranding, levelFields, storedBranding } from './level.ts'

/** Each text that pages, account and mails have in a language, and what the level's draft says in its place, else what holds there. */
export const listBrandingTexts = query({
  name: 'branding.texts',
  permission: 'branding:read',
  input: z.strictObject({ ...levelFields, language: z.enum(languages), section: z.enum(sections) }),
  target: (tx, input) => findLevel(tx, input),
  async read(tx, level, { language, section }) {
    const stored = await storedBranding(tx, level)
    const base = stored?.draft ?? stored?.holds?.value ?? (await inheritedBranding(tx, level)) ?? {}
    const own = base.texts?.[language]?.[section] ?? {}
    return {
      version: (stored?.version ?? 0n).toString(),
      updatedAt: stored?.updatedAt ?? null,
      texts: [...textsOf(section, language)].map(([key, ours]) => ({
        ...{ key, ours },
        own: Object.hasOwn(own, key) ? (own[key] ?? null) : null,
      })),
    }
  },
  example: () => ({ language: 'de' as const, section: 'mail' as const }),
})
