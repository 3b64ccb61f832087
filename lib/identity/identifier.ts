import { readEmail } from './email.ts'

export const identifierKinds = ['email', 'username', 'phone'] as const
export type IdentifierKind = (typeof identifierKinds)[number]

/** An identifier as typed and in the one form it is stored, compared and looked up by. */
export type ReadIdentifier = { value: string; normalized: string }

const usernameForm = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,62}$/u
const phoneForm = /^\+[1-9]\d{6,14}$/

/**
 * Reads an identifier of a kind: an e-mail address (Y09), a user name (it never looks like an address or a number to call),
 * or a phone number with its country code (E.164). Anything else is undefined.
 */
export function readIdentifier(kind: IdentifierKind, typed: string): ReadIdentifier | undefined {
  if (kind === 'email') return readEmail(typed)
  if (typed.length > 128) return undefined
  const value = typed.normalize('NFC').trim()
  if (kind === 'phone') {
    const number = value.replaceAll(/[\s().-]/g, '')
    return phoneForm.test(number) ? { value: number, normalized: number } : undefined
  }
  return usernameForm.test(value) ? { value, normalized: value.toLowerCase().normalize('NFC') } : undefined
}

/** What an identifier of each kind looks like, as a sentence for whoever typed something else. */
export const identifierSentences: Readonly<Record<IdentifierKind, string>> = {
  email: 'Enter one e-mail address, such as ada@example.com.',
  username: 'Use letters, digits, dots, hyphens and underscores, up to 63, beginning with a letter or digit.',
  phone: 'Enter a phone number with its country code, such as +49 30 5550142.',
}
