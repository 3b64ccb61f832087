import { kits } from '../words/kit.ts'
import type { ConsoleLanguage } from '../words/language.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** A day of day, month and year as British English has it, so that no month is taken for a day. */
const locales: Record<ConsoleLanguage, string> = { en: 'en-GB', de: 'de' }

/** `23 Nov 2026`, `23. Nov. 2026`, in UTC. */
export function absoluteDate(at: Date, language: ConsoleLanguage): string {
  const shown = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  // The British shorten September by one letter less than everything else.
  return new Intl.DateTimeFormat(locales[language], shown).format(at).replace('Sept ', 'Sep ')
}

/** `2026-11-23 14:02:11 UTC`, in every language: a time always comes with its zone. */
export function absoluteTime(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** `4 min ago`, `in 2 h`, `Yesterday`, `3 days ago`; beyond a week the date. */
export function relativeTime(at: Date, now: Date, language: ConsoleLanguage): string {
  const t = kits[language]
  const past = now.getTime() - at.getTime()
  const way = past > 0 ? 'ago' : 'ahead'
  const distance = Math.abs(past)
  if (distance < minute) return t('time.now')
  const days = Math.floor(distance / day)
  if (days >= 7) return absoluteDate(at, language)
  if (days === 1) return t(past > 0 ? 'time.yesterday' : 'time.tomorrow')
  if (days > 1) return t(`time.${way}.days`, { count: days })
  if (distance < hour) return t(`time.${way}.minutes`, { count: Math.floor(distance / minute) })
  return t(`time.${way}.hours`, { count: Math.floor(distance / hour) })
}
