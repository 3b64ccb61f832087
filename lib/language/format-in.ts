import type { Language } from './languages.ts'

/** Dates, times and numbers as a language and a time zone have them (UX-H76). */
export type Format = {
  /** `26 Nov 2026` */
  day(date: Date): string
  /** `26 Nov 2026, 10:30`; where no zone is known, with the zone it is in. */
  time(date: Date): string
  /** `4 minutes ago`, `yesterday`. */
  ago(date: Date, now: Date): string
  /** `in 5 minutes`, never earlier than it is: seconds under a minute, else whole minutes, hours or days, rounded up. */
  in(seconds: number): string
  /** `28 seconds`, `2 minutes`: rounded up as `in` is. */
  span(seconds: number): string
  number(value: number): string
}

/** How a language writes them. A zone that is unknown to this machine is none: then times are in UTC, and say so. */
export function formatIn(language: Language, timeZone?: string | null): Format {
  const key = `${language} ${timeZone ?? ''}`
  const known = made.get(key)
  if (known !== undefined) return known
  const format = make(language, isZone(timeZone) ? timeZone : undefined)
  if (made.size < most) made.set(key, format)
  return format
}

const made = new Map<string, Format>()
/** Languages times the zones of the world, and then some. */
const most = 4_000

function make(language: Language, zone: string | undefined): Format {
  const timeZone = zone ?? 'UTC'
  const date = { year: 'numeric', month: 'short', day: 'numeric', timeZone } as const
  const clock = {
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === undefined ? { timeZoneName: 'short' as const } : {}),
  } as const
  const day = new Intl.DateTimeFormat(language, date)
  const time = new Intl.DateTimeFormat(language, { ...date, ...clock })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const exact = new Intl.RelativeTimeFormat(language)
  const number = new Intl.NumberFormat(language)
  return {
    day: (value) => day.format(value),
    time: (value) => time.format(value),
    ago: (then, now) => relative.format(...elapsed(then, now)),
    in: (seconds) => exact.format(...ahead(seconds)),
    span: (seconds) => {
      const [value, unit] = ahead(seconds)
      return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
    },
    number: (value) => number.format(value),
  }
}

type Span = [value: number, unit: Intl.RelativeTimeFormatUnit]

function elapsed(then: Date, now: Date): Span {
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  if (minutes < 1) return [0, 'second']
  if (minutes < 60) return [-minutes, 'minute']
  if (minutes < 24 * 60) return [-Math.floor(minutes / 60), 'hour']
  if (minutes < 60 * 24 * 60) return [-Math.floor(minutes / (24 * 60)), 'day']
  return [-Math.floor(minutes / (30 * 24 * 60)), 'month']
}

function ahead(seconds: number): Span {
  if (seconds < 60) return [Math.max(1, Math.ceil(seconds)), 'second']
  if (seconds <= 90 * 60) return [Math.ceil(seconds / 60), 'minute']
  if (seconds <= 48 * 3600) return [Math.ceil(seconds / 3600), 'hour']
  return [Math.ceil(seconds / 86_400), 'day']
}

function isZone(zone: string | null | undefined): zone is string {
  if (zone === undefined || zone === null || zone === '') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
