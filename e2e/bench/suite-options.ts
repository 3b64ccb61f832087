import { parseArgs } from 'node:util'

/** How often the whole is measured from the start, and how often each case is in one run. */
export type SuiteOptions = { runs: number; rounds: number }

/** What a suite is told: `--runs 3 --rounds 30`. Throws with a sentence at what makes no sense. */
export function suiteOptions(args: string[], usual: SuiteOptions): SuiteOptions {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { runs: text, rounds: text } })
  return { runs: counted('runs', values.runs, usual.runs), rounds: counted('rounds', values.rounds, usual.rounds) }
}

function counted(name: string, text: string | undefined, usual: number): number {
  const value = text === undefined ? usual : Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} must be a whole number of at least 1, not ${text}`)
  return value
}
