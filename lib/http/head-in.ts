import german from './heads.de.json' with { type: 'json' }

const heads: Readonly<Record<string, string>> = german

/** The head of a column of a file, in the language of whoever opens it. */
export const headIn = (label: string, language: string | undefined): string =>
  language === 'de' && Object.hasOwn(heads, label) ? (heads[label] ?? label) : label
