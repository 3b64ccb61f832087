const dayMs = 86_400_000

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(at)
  const of = (name: string) => Number(parts.find(({ type }) => type === name)?.value)
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return wall - Math.floor(at.getTime() / 1000) * 1000
}

/** The first and the last millisecond of a day (`2026-03-29`) in a zone: the days on which its clocks change are 23 or 25 hours long. */
export function dayInZone(day: string, zone: string): { first: Date; last: Date } {
  const noon = Date.parse(`${day}T12:00:00Z`)
  return { first: midnight(noon - dayMs / 2, zone), last: new Date(midnight(noon + dayMs / 2, zone).getTime() - 1) }
}

/** When a zone's clocks show what UTC shows at `wall`. The offset is that of the moment itself, which a guess comes near enough to. */
function midnight(wall: number, zone: string): Date {
  const guess = wall - zoneOffset(new Date(wall), zone)
  return new Date(wall - zoneOffset(new Date(guess), zone))
}
