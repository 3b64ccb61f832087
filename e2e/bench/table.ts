import type { Figures, Ratio, Row } from './row.ts'

const whole = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 })
const tenths = (value: number): string => value.toFixed(1)
const percent = (part: number): string => `${(part * 100).toFixed(0)} %`

/** A ratio and its spread, as it is written everywhere: 2.04 (1.98–2.11). */
export const ratioText = ({ median, least, most }: Ratio): string =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`

const columns: [head: string, cell: (figures: Figures) => string][] = [
  ['req/s', ({ perSecond }) => whole(perSecond)],
  ['p50 ms', ({ p50 }) => tenths(p50)],
  ['p99 ms', ({ p99 }) => tenths(p99)],
  ['CPU µs/req', ({ serverMicros }) => whole(serverMicros)],
  ['of it JS', ({ mainThreadMicros }) => whole(mainThreadMicros)],
  ['database', ({ databaseMicros }) => whole(databaseMicros)],
  ['req/CPU-s', ({ perCpuSecond }) => whole(perCpuSecond)],
  ['server', ({ busy }) => percent(busy.server)],
  ['database', ({ busy }) => percent(busy.database)],
  ['generator', ({ busy }) => percent(busy.generator)],
]

/** One row for people who watch: a line for each side, and what they come to. */
export function rowText({ sides, ratio }: Row): string {
  const width = Math.max(...sides.map(({ name }) => name.length))
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}`
  const lines = [
    line(
      '',
      columns.map(([head]) => head),
    ),
    ...sides.map((side) =>
      line(
        side.name,
        columns.map(([, cell]) => cell(side)),
      ),
    ),
  ]
  if (ratio !== undefined)
    lines.push(
      `  ratio ${ratioText(ratio.byServerCpu)} per processor second of the server, ${ratioText(ratio.byThroughput)} by requests per second, ${ratioText(ratio.byAllCpu)} with the database’s processor time`,
    )
  const bound = sides.filter(({ busy }) => busy.generator > 0.85)
  for (const { name, busy } of bound)
    lines.push(`  ${name}: the generator was busy ${percent(busy.generator)}: requests per second are bound by it`)
  return lines.join('\n')
}
