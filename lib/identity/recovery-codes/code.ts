import { randomBytes } from 'node:crypto'

/** How many a person gets at once. */
export const recoveryCodeCount = 10

/** From this many on, a person is told to make new ones. */
export const fewRecoveryCodes = 3

/** 32 characters that nobody takes for each other: no 0 and O, no 1 and I (UX-H60). */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const [groups, groupLength] = [3, 4]

/** Ten new codes of three groups of four: sixty random bits each. */
export const newRecoveryCodes = (): string[] => {
  const codes = new Set<string>()
  while (codes.size < recoveryCodeCount) codes.add(newCode())
  return [...codes]
}

function newCode(): string {
  const letters = [...randomBytes(groups * groupLength)].map((byte) => alphabet[byte & 31])
  return grouped(letters.join(''))
}

const grouped = (letters: string): string => letters.replaceAll(/(.{4})(?=.)/g, '$1-')

const form = new RegExp(`^[${alphabet}]{${groups * groupLength}}$`)

/** A code as it was made, however it was typed; undefined when it can't be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
  return form.test(letters) ? grouped(letters) : undefined
}
