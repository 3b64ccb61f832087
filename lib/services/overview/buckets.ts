/** What the overview looks back over, and how long each of its bars is, in hours. */
export const ranges = {
  '24h': { hours: 24, stepHours: 1 },
  '7d': { hours: 7 * 24, stepHours: 6 },
  '30d': { hours: 30 * 24, stepHours: 24 },
} as const
export type Range = keyof typeof ranges

const hourMs = 3_600_000

/** The beginnings of the bars that hold every moment from `since` to `now`: whole steps of a clock that is so far ahead of UTC. */
export function bucketsOf(since: Date, now: Date, stepHours: number, offsetMinutes = 0): Date[] {
  const step = stepHours * hourMs
  const offset = offsetMinutes * 60_000
  const first = Math.floor((since.getTime() + offset) / step) * step - offset
  const bars = Math.floor((now.getTime() - first) / step) + 1
  return Array.from({ length: bars }, (_, bar) => new Date(first + bar * step))
}
