import { z } from 'zod'
import { faultOfText, sections } from '#lib/branding/texts.ts'
import { type Language, languages } from '#lib/language/languages.ts'
import type { Overrides } from '#lib/language/words-in.ts'
import { bounds } from '#lib/limits/bounds.ts'

const sentences = z
  .record(z.string().max(120), z.string().trim().max(bounds.branding.text))
  .refine((texts) => Object.keys(texts).length <= bounds.branding.textsOfLanguage, 'are too many at once')
  .optional()

/** Texts as a form or a caller sends them: by language, section and key. An empty one is given back. */
export const wantedTexts = z
  .partialRecord(z.enum(languages), z.strictObject({ hosted: sentences, account: sentences, mail: sentences }))
  .superRefine((wanted, context) => {
    for (const { language, section, key, text } of each(wanted)) {
      const fault = text === '' ? undefined : faultOfText(section, key, language, text)
      if (fault !== undefined)
        context.addIssue({ code: 'custom', path: [language, section, ...key.split('.')], message: fault })
    }
  })

const each = (overrides: Overrides) =>
  (Object.keys(overrides) as Language[]).flatMap((language) =>
    sections.flatMap((section) =>
      Object.entries(overrides[language]?.[section] ?? {}).map(([key, text]) => ({ language, section, key, text })),
    ),
  )

/** The texts that there are with those that are wanted in their places; undefined when none is left. */
export function mergeTexts(stored: Overrides, wanted: Overrides): Overrides | undefined {
  const kept = new Map(each(stored).map((one) => [`${one.language} ${one.section} ${one.key}`, one]))
  for (const one of each(wanted)) kept.set(`${one.language} ${one.section} ${one.key}`, one)
  const left = [...kept.values()].filter(({ text }) => text !== '')
  const merged = Object.fromEntries(
    languages
      .filter((language) => left.some((one) => one.language === language))
      .map((language) => [language, ofLanguage(left.filter((one) => one.language === language))]),
  )
  return Object.keys(merged).length === 0 ? undefined : merged
}

const ofLanguage = (texts: ReturnType<typeof each>) =>
  Object.fromEntries(
    sections
      .filter((section) => texts.some((one) => one.section === section))
      .map((section) => [
        section,
        Object.fromEntries(texts.filter((one) => one.section === section).map(({ key, text }) => [key, text])),
      ]),
  )
