import { randomInt } from 'node:crypto'

const letters = 'abcdefghjkmnpqrstvwxyz23456789'

/** A password to hand over once: four groups of five letters that are hard to confuse, 98 bits. */
export const initialPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join(
    '-',
  )
