import type { Language } from '#lib/language/languages.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** A span of whole minutes, hours or days in words: `30 minutes`, `24 hours`, `7 days`. */
export function spanIn(language: Language, seconds: number): string {
  const [unit, size] = seconds >= 2 * day ? ['day', day] : seconds >= 2 * hour ? ['hour', hour] : ['minute', minute]
  return new Intl.NumberFormat(language, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Math.round(seconds / Number(size)),
  )
}

/** A moment in the reader's zone, which it names: what has no zone of its own is told in UTC. */
export function momentIn(language: Language, timeZone: string | null, at: Date): string {
  const parts = { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
  const wanted = (zone: string) =>
    new Intl.DateTimeFormat(language, { ...parts, timeZoneName: 'short', timeZone: zone }).format(at)
  try {
    return wanted(timeZone ?? 'UTC')
  } catch {
    return wanted('UTC')
  }
}
