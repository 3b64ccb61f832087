import type { FilterValue } from '../data-table/filter-field.ts'

const dayInMs = 86_400_000

/** The filter on when as times that the trail takes; none without one. Days are counted back from `now`. */
export function trailTimes(filter: FilterValue | undefined, now: Date): { since?: string; until?: string } {
  if (filter === undefined) return {}
  const {
    op,
    values: [first = '', second = ''],
  } = filter
  if (op === 'between')
    return {
      ...(first === '' ? {} : { since: `${first}T00:00:00.000Z` }),
      ...(second === '' ? {} : { until: `${second}T23:59:59.999Z` }),
    }
  const edge = new Date(now.getTime() - Number(first) * dayInMs).toISOString()
  return op === 'beyond' ? { until: edge } : { since: edge }
}
