import { kits } from '../words/kit.ts'
import type { ConsoleLanguage } from '../words/language.ts'
import type { Reader } from '../words/reader.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** A day of day, month and year as British English has it, so that no month is taken for a day. */
const locales: Record<ConsoleLanguage, string> = { en: 'en-GB', de: 'de' }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes longer than using it a hundred times. */
function format(locale: string, timeZone: string, shown: Intl.DateTimeFormatOptions, name: string) {
  const key = `${name} ${locale} ${timeZone}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shown, timeZone })
  if (formats.size < 2_000) formats.set(key, known)
  return known
}

const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** `23 Nov 2026`, `23. Nov. 2026`, in the reader's zone. */
export const absoluteDate = (at: Date, { language, zone }: Reader): string =>
  // The British shorten September by one letter less than everything else.
  format(locales[language], zone, date, 'date').format(at).replace('Sept ', 'Sep ')

/** `23 Nov`, `23. Nov.`, in the reader's zone: where it is plain which year is meant. */
export const absoluteDay = (at: Date, reader: Reader): string => absoluteDate(at, reader).slice(0, -' 2026'.length)

/** `14:02`, in the reader's zone. */
export const absoluteClock = (at: Date, { zone }: Reader): string => format('en-GB', zone, clock, 'clock').format(at)

/** `2026-11-23 15:02:11 CET`, as numbers in every language: a time always comes with its zone. */
export function absoluteTime(at: Date, { language, zone }: Reader): string {
  const day = format('sv-SE', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'day').format(at)
  const time = format('en-GB', zone, { ...clock, second: '2-digit' }, 'time').format(at)
  return `${day} ${time} ${zoneName(at, { language, zone })}`
}

/** `CET`, `MEZ`, `GMT+9`: what the reader's zone is called at that moment. */
export function zoneName(at: Date, { language, zone }: Reader): string {
  const parts = format(locales[language], zone, { timeZoneName: 'short' }, 'zone').formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** `4 min ago`, `in 2 h`, `Yesterday`, `3 days ago`; beyond a week the date. */
export function relativeTime(at: Date, now: Date, reader: Reader): string {
  const t = kits[reader.language]
  const past = now.getTime() - at.getTime()
  const way = past > 0 ? 'ago' : 'ahead'
  const distance = Math.abs(past)
  if (distance < minute) return t('time.now')
  const days = Math.floor(distance / day)
  if (days >= 7) return absoluteDate(at, reader)
  if (days === 1) return t(past > 0 ? 'time.yesterday' : 'time.tomorrow')
  if (days > 1) return t(`time.${way}.days`, { count: days })
  if (distance < hour) return t(`time.${way}.minutes`, { count: Math.floor(distance / minute) })
  return t(`time.${way}.hours`, { count: Math.floor(distance / hour) })
}
