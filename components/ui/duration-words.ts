import type { ConsoleLanguage } from '../words/language.ts'

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A span in words: `10 minutes`, `1 day`, `90 seconds` where no larger unit holds it without a rest. */
export function durationWords(seconds: number, language: ConsoleLanguage): string {
  const [unit, size] = units.find(([, each]) => seconds >= each && seconds % each === 0) ?? ['second', 1]
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / size)
}
