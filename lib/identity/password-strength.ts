import { singleton } from '#lib/kernel/singleton.ts'
import { findPasswordProblem, type PasswordRules } from './password-rules.ts'

/** How long a password would hold, from 0 to 4. Advice only: the rules alone decide what is taken. */
export type Strength = { score: number; isGuessable: boolean }

/** Beyond these, a longer text only costs more to judge: what is judged strong so far is strong. */
const judgedCharacters = 40
/** The most that is said of a password that the rules would refuse as guessable. */
const mostOfGuessable = 1

/**
 * Judges a password by what a guesser would try (zxcvbn). It has no opinion on the rules of the place, so what those call
 * guessable is never called strong here.
 */
export async function passwordStrength(password: string, rules: PasswordRules): Promise<Strength> {
  const text = [...password.normalize('NFC')].slice(0, judgedCharacters).join('')
  const { score: judged } = (await judge()).check(text, rules.placeWords.slice(0, 300))
  const isGuessable = findPasswordProblem(password, { ...rules, minLength: 1 }) === 'guessable'
  const score = isGuessable ? Math.min(judged, mostOfGuessable) : judged
  return { score, isGuessable }
}

/** Read at the first question: the dictionaries take a moment, and most processes are never asked. */
const judge = () => singleton('identity.password-strength', load)

async function load() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    // Every further substitution doubles the work; a typed text must not keep others waiting.
    l33tMaxSubstitutions: 4,
  })
}
