import { languages, nameOf, readLanguage } from '#lib/language/languages.ts'

/** The languages that our pages speak, each by its name in itself, and the one that a person has from elsewhere. */
export function languageChoices(chosen: string | null): { value: string; name: string }[] {
  const ours = languages.map((value) => ({ value, name: nameOf(value) }))
  return chosen === null || readLanguage(chosen) !== undefined
    ? ours
    : [...ours, { value: chosen, name: named(chosen) }]
}

const named = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag

/** Every time zone, a person's own first. */
export function zoneChoices(chosen: string | null): string[] {
  const all = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return chosen === null ? all : [chosen, ...all.filter((zone) => zone !== chosen)]
}
