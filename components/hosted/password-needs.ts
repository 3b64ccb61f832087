/** The most characters that a password may have (`bounds.password.max`). */
export const mostCharacters = 128

/** Fewest where a password is all that somebody shows (`bounds.password.minAlone`); a directory's own rule may be more. */
export const fewestAlone = 15

/** One thing that a new password must be. What has a length is checked as one types; the rest takes the server. */
export type PasswordNeed = { key: 'length' | 'guess'; min?: number; max?: number }

/** What a new password must be, before anything is typed (UX-H37): the rules that the server holds it to (UX-H38). */
export const passwordNeeds = (minLength: number): readonly PasswordNeed[] => [
  { key: 'length', min: minLength, max: mostCharacters },
  { key: 'guess' },
]

/** As the server counts: code points of the NFC form. */
const charactersOf = (typed: string): number => [...typed.normalize('NFC')].length

/** Where the length of what was typed stands: how many are lacking or too many, or that it is met; nothing while nothing is typed. */
export function lengthOf(
  typed: string,
  min: number,
  max: number,
): { kind: 'none' | 'met' } | { kind: 'more' | 'too_many'; count: number } {
  const length = charactersOf(typed)
  if (length === 0) return { kind: 'none' }
  if (length > max) return { kind: 'too_many', count: length - max }
  return length < min ? { kind: 'more', count: min - length } : { kind: 'met' }
}
