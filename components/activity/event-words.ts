import type { ConsoleLanguage } from '../words/language.ts'
import german from './says.de.json' with { type: 'json' }
import type { Activity } from './types.ts'

const inGerman: Readonly<Record<string, string>> = german

/** What happened, in a sentence: as the catalogue of events has it, in German where it is written in German. */
export function eventWords({ action, says }: Pick<Activity, 'action' | 'says'>, language: ConsoleLanguage): string {
  return language === 'de' && Object.hasOwn(inGerman, action) ? (inGerman[action] ?? says) : says
}
