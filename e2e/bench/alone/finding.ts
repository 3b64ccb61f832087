import type { Options } from '../options.ts'
import { median, quantile } from '../quantile.ts'

/** One number that a measurement came to, in its unit, such as 41.2 sign-ins/s; the goal in words, where there is one. */
export type Finding = { name: string; value: number; unit: string; goal?: string }

/** What is measured of Signet alone, on servers that it starts for itself. */
export type Alone = { name: string; title: string; run(options: Options): Promise<Finding[]> }

/** The findings of several runs as a table: the median of each, and between what it lay. */
export function findingsTable(runs: readonly Finding[][]): string {
  const [first = []] = runs
  const rows = first.map(({ name, unit, goal = '' }, at) => {
    const values = runs.flatMap((run) => run[at]?.value ?? []).sort((a, b) => a - b)
    const [least, most] = [quantile(values, 0), quantile(values, 1)]
    const spread = runs.length === 1 ? '' : ` (${written(least)}–${written(most)})`
    return `| ${name} | ${written(median(values))}${spread} ${unit} | ${goal} |`
  })
  return ['| measured | value | goal |', '| - | -: | - |', ...rows].join('\n')
}

const written = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))
