/** The most characters that a password may have (`bounds.password.max`). */
export const mostCharacters = 128

/** Fewest where a password is all that somebody shows (`bounds.password.minAlone`); a directory's own rule may be more. */
export const fewestAlone = 15

/** One thing that a new password must be. What has a length is checked as one types; the rest takes the server. */
export type PasswordNeed = { key: 'length' | 'guess'; text: string; min?: number; max?: number }

/** What a new password must be, before anything is typed (UX-H37): the rules that the server holds it to (UX-H38). */
export const passwordNeeds = (minLength: number): readonly PasswordNeed[] => [
  {
    key: 'length',
    text: `At least ${minLength} characters. Spaces and any letters are fine.`,
    min: minLength,
    max: mostCharacters,
  },
  { key: 'guess', text: 'Nothing that is easily guessed.' },
]

/** The same as one text, for the console's preview of a policy (UX-C14). */
export const passwordHint = (minLength: number): string =>
  passwordNeeds(minLength)
    .map(({ text }) => text)
    .join(' ')

/** As the server counts: code points of the NFC form. */
const charactersOf = (typed: string): number => [...typed.normalize('NFC')].length

/** Where what was typed stands, in words: nothing as long as nothing is typed. */
export function saidOfLength(typed: string, min: number, max: number): string {
  const length = charactersOf(typed)
  if (length === 0) return ''
  if (length > max) return `Not met: ${length - max} too many`
  return length < min ? `Not yet: ${min - length} more` : 'Met'
}
