/** Whether a text is a language tag that Intl knows how to read, such as `en-GB`. */
export function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}
