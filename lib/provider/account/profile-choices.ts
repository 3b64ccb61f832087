const languages: readonly string[] = ['en', 'de', 'fr', 'es', 'ja', 'ar']

/** The languages that our pages speak, each by its name in itself, and the one that a person has from elsewhere. */
export function languageChoices(chosen: string | null): { value: string; name: string }[] {
  const all = chosen === null || languages.includes(chosen) ? languages : [...languages, chosen]
  return all.map((value) => ({ value, name: nameOf(value) }))
}

const nameOf = (tag: string): string => new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag

/** Every time zone, a person's own first. */
export function zoneChoices(chosen: string | null): string[] {
  const all = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
  return chosen === null ? all : [chosen, ...all.filter((zone) => zone !== chosen)]
}
