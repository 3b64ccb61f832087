import type { Figures, Row } from './row.ts'
import { ratioText } from './table.ts'

const whole = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 })

const heads = ['scenario', 'req/s', 'p50 / p99 ms', 'CPU µs', 'peer req/s', 'peer p50 / p99 ms', 'peer CPU µs']
const ratioHeads = ['ratio per server CPU', 'ratio by req/s', 'ratio with database CPU']

const cells = (side: Figures | undefined): string[] =>
  side === undefined
    ? ['', '', '']
    : [whole(side.perSecond), `${side.p50.toFixed(1)} / ${side.p99.toFixed(1)}`, whole(side.serverMicros)]

/** Rows as the table of docs/performance.md. */
export function markdown(rows: readonly Row[]): string {
  const all = [...heads, ...ratioHeads]
  const lines = rows.map(({ name, sides: [our, their], ratio }) => {
    const ratios = ratio && [ratio.byServerCpu, ratio.byThroughput, ratio.byAllCpu].map(ratioText)
    return [name, ...cells(our), ...cells(their), ...(ratios ?? ['–', '–', '–'])]
  })
  const written = [all, all.map((_, at) => (at === 0 ? '-' : '-:')), ...lines]
  return written.map((line) => `| ${line.join(' | ')} |`).join('\n')
}
