import type { FilterValue } from '../data-table/filter-field.ts'
import { dayInZone } from '../ui/day-in-zone.ts'

const dayInMs = 86_400_000

/** The filter on when as times that the trail takes; none without one. Days are counted back from `now`; days of the calendar are those of `zone`. */
export function trailTimes(
  filter: FilterValue | undefined,
  now: Date,
  zone: string,
): { since?: string; until?: string } {
  if (filter === undefined) return {}
  const {
    op,
    values: [first = '', second = ''],
  } = filter
  if (op === 'between')
    return {
      ...(first === '' ? {} : { since: dayInZone(first, zone).first.toISOString() }),
      ...(second === '' ? {} : { until: dayInZone(second, zone).last.toISOString() }),
    }
  const edge = new Date(now.getTime() - Number(first) * dayInMs).toISOString()
  return op === 'beyond' ? { until: edge } : { since: edge }
}
