import type { ConsoleLanguage } from './language.ts'

/** For whom a page is written: in which language, and in which time zone (IANA) its times are. */
export type Reader = {
  language: ConsoleLanguage
  zone: string
  /** Where their account is, when it says the language: then nothing that is chosen in this browser changes it. */
  settledAt?: string | undefined
}

/** Who is nobody in particular. */
export const anyone: Reader = { language: 'en', zone: 'UTC' }
