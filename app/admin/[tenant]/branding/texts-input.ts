type Texts = Record<string, Record<string, Record<string, string>>>

/** A flat form of texts as the use case takes it. `texts.de.mail.code.subject`: a language, a section, and the key, which has dots. */
export function textsInput(form: Record<string, unknown>): Record<string, unknown> {
  const texts: Texts = {}
  const input: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(form)) {
    const [, language, section, key] = /^texts\.([a-z]{2})\.([a-z]+)\.(.+)$/.exec(path) ?? []
    if (language !== undefined && section !== undefined && key !== undefined && typeof value === 'string')
      texts[language] = { ...texts[language], [section]: { ...texts[language]?.[section], [key]: value } }
    else if (['version', 'updatedAt', 'environment'].includes(path)) input[path] = value
  }
  return { ...input, texts }
}
