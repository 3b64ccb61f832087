import { commonPasswords } from './common-passwords.ts'

const shortestWord = 4
const shortestNumber = 6
const mostCommon = 2
const freeDigits = 6
const fewLetters = 3
const longEnoughAnyway = 32

/**
 * Whether a password would be among a guesser's first tries (ASVS 6.2.4, 6.2.11, 6.2.12, offline): a common password or a
 * words of the place (product, tenant, the person) and at most two common ones in a row, with a few digits and any signs
 * around; such a thing repeated; or a handful of different characters. This is no composition rule: any text that nobody
 * else would think of passes, whatever it is made of.
 */
export function isGuessable(password: string, placeWords: readonly string[]): boolean {
  const text = password.normalize('NFC').toLowerCase()
  if (new Set(text).size <= fewLetters && text.length < longEnoughAnyway) return true
  const place = new Set(placeWords.flatMap(wordsOf).filter((word) => word.length >= shortestWord))
  return commonPasswords().has(text) || isMadeOfWords(unitOf(text), place)
}

/** The shortest text whose repetition is the whole. */
function unitOf(text: string): string {
  const period = (text + text).indexOf(text, 1)
  return period > 0 && period < text.length ? text.slice(0, period) : text
}

/** A name counts whole and word by word: `Acme Rockets` forbids `acmerockets`, `acme` and `rockets`. */
function wordsOf(name: string): string[] {
  const lower = name.normalize('NFC').toLowerCase()
  const words = lower.split(/[^\p{L}\p{N}]+/u)
  return [...words, words.join('')]
}

type State = { common: number; digits: number; named: boolean }

/** Reads from left to right, keeping for each position the cheapest ways to have come there. */
function isMadeOfWords(text: string, place: ReadonlySet<string>): boolean {
  const common = commonPasswords()
  const isCommon = (part: string): boolean =>
    part.length >= (/^\d+$/.test(part) ? shortestNumber : shortestWord) && common.has(part)
  const states: State[][] = Array.from({ length: text.length + 1 }, () => [])
  states[0]?.push({ common: 0, digits: 0, named: false })
  for (let at = 0; at < text.length; at++) {
    for (const state of states[at] ?? []) {
      const letter = text[at] ?? ''
      if (/\d/.test(letter)) reach(states[at + 1], { ...state, digits: state.digits + 1 })
      else if (!/\p{L}/u.test(letter)) reach(states[at + 1], state)
      for (let end = at + shortestWord; end <= text.length; end++) {
        const part = text.slice(at, end)
        if (place.has(part)) reach(states[end], { ...state, named: true })
        else if (isCommon(part)) reach(states[end], { ...state, common: state.common + 1, named: true })
      }
    }
  }
  return (states[text.length] ?? []).some((state) => state.named)
}

function reach(states: State[] | undefined, next: State): void {
  if (states === undefined || next.digits > freeDigits || next.common > mostCommon) return
  const isKnown = states.some(
    (known) => known.common <= next.common && known.digits <= next.digits && (known.named || !next.named),
  )
  if (!isKnown) states.push(next)
}
