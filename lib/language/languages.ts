/** The languages that hosted pages, the account and mails are written in, in the order that people choose among them. */
export const languages = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const

export type Language = (typeof languages)[number]

/** What everything is written in first, and what is shown where a language is not known. */
export const defaultLanguage = 'en' satisfies Language

const names: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ja: '日本語',
  ar: 'العربية',
}

/** What a language calls itself: whoever looks for theirs can read no other. */
export const nameOf = (language: Language): string => names[language]

/** Which way a language is written (UX-H74). */
export const dirOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** The language that a stored or sent word names exactly; undefined for any other. */
export const readLanguage = (word: string | null | undefined): Language | undefined =>
  languages.find((language) => language === word)
