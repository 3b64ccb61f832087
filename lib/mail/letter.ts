import type { Language } from '#lib/language/languages.ts'

/** How a letter looks: the name of who sends it, their accent with what is legible on it, and their logo, from our own origin. */
export type LetterBrand = {
  name: string
  /** `#rrggbb`, both. */
  accent?: string
  onAccent?: string
  logoUrl?: string
}

/** What a mail says, before it is made text and HTML. Everything in it is plain text and is escaped where it must be. */
export type Letter = {
  /** Of everything that it says. */
  language: Language
  /** Begins with the code or the purpose: a list of mails shows no more. */
  subject: string
  /** The subject as lists show it, said with signs in place of the code; left out where there is none. */
  listedSubject?: string | undefined
  /** What it is about, above what it says. */
  heading: string
  paragraphs: readonly string[]
  /** What is typed somewhere: shown large, and selected whole. */
  code?: string | undefined
  /** The one thing to do. The address is ours, from configuration, never from a request (Y03). */
  action?: { label: string; url: string } | undefined
  /** Whence it was asked for, or done: device, place, address, time (UX-H29). */
  facts?: readonly { label: string; value: string }[]
  /** Below the rule: why this came, and what to do if it was not expected. */
  closing: readonly string[]
  brand?: LetterBrand
}
