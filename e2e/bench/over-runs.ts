import { median } from './quantile.ts'
import { type Figures, type Ratio, type Row, spreadOf } from './row.ts'

/** One row of several runs: medians over the runs, and between which medians the ratios lay. Of one run: that run. */
export function overRuns(runs: readonly Row[]): Row {
  const [first] = runs
  if (first === undefined) throw new Error('there was no run')
  if (runs.length === 1) return first
  return {
    name: first.name,
    sides: first.sides.map(({ name }, at) =>
      figuresOver(
        name,
        runs.flatMap(({ sides }) => sides[at] ?? []),
      ),
    ),
    ratio: first.ratio && {
      byServerCpu: ratioOver(runs, 'byServerCpu'),
      byThroughput: ratioOver(runs, 'byThroughput'),
      byAllCpu: ratioOver(runs, 'byAllCpu'),
    },
  }
}

const ratioOver = (runs: readonly Row[], measure: keyof NonNullable<Row['ratio']>): Ratio =>
  spreadOf(runs.flatMap(({ ratio }) => ratio?.[measure].median ?? []))

function figuresOver(name: string, figures: readonly Figures[]): Figures {
  const over = (value: (of: Figures) => number): number => median(figures.map(value))
  return {
    name,
    perSecond: over(({ perSecond }) => perSecond),
    p50: over(({ p50 }) => p50),
    p99: over(({ p99 }) => p99),
    serverMicros: over(({ serverMicros }) => serverMicros),
    mainThreadMicros: over(({ mainThreadMicros }) => mainThreadMicros),
    databaseMicros: over(({ databaseMicros }) => databaseMicros),
    perCpuSecond: over(({ perCpuSecond }) => perCpuSecond),
    busy: {
      server: over(({ busy }) => busy.server),
      database: over(({ busy }) => busy.database),
      generator: over(({ busy }) => busy.generator),
    },
  }
}
