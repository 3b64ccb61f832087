import type { Measured } from './measure.ts'
import { median } from './quantile.ts'
import { type Ratio, spreadOf } from './row.ts'

/** What one case came to over several runs: the median of the runs, and between which its p95 lay. */
export type Over = {
  name: string
  median: number
  p95: Ratio
  most: number
  cpu: number | undefined
  besideP95: number | undefined
}

/** Each case over the runs, in the order of the first. */
export function measuredOver(runs: readonly (readonly Measured[])[]): Over[] {
  const [first = []] = runs
  return first.map(({ name }) => {
    const of = runs.flatMap((run) => run.find((each) => each.name === name) ?? [])
    const some = (values: readonly number[]) => (values.length === 0 ? undefined : median(values))
    return {
      name,
      median: median(of.map((each) => each.median)),
      p95: spreadOf(of.map(({ p95 }) => p95)),
      most: Math.max(...of.map(({ most }) => most)),
      cpu: some(of.flatMap(({ cpu }) => cpu ?? [])),
      besideP95: some(of.flatMap(({ beside }) => beside?.p95 ?? [])),
    }
  })
}

const tenths = (value: number | undefined): string => value?.toFixed(1) ?? '–'

/** As the table of docs/performance.md. */
export function measuredTable(over: readonly Over[], p95Limit: number): string {
  const rows = over.map(({ name, p95, ...each }) => [
    name,
    tenths(each.median),
    `${tenths(p95.median)} (${tenths(p95.least)}–${tenths(p95.most)})`,
    tenths(each.most),
    tenths(each.cpu),
    tenths(each.besideP95),
    p95.median < p95Limit ? 'yes' : '**no**',
  ])
  const heads = ['case', 'p50 ms', 'p95 ms', 'most ms', 'CPU ms', 'p95 of four at once', `p95 below ${p95Limit}`]
  return [heads, heads.map((_, at) => (at === 0 ? '-' : '-:')), ...rows]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n')
}
