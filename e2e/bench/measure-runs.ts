import type { Machine } from './machine.ts'
import { machineText } from './machine.ts'
import type { Measured } from './measure.ts'
import { report } from './report.ts'
import { keepResult } from './results.ts'
import { measuredOver, measuredTable } from './runs-table.ts'

type Suite = {
  /** Under which name the results are kept as JSON. */
  name: string
  /** What p95 may be, in milliseconds. */
  p95Limit: number
  runs: number
  /** One run, from the start. */
  run(): Promise<{ title: string; measured: Measured[]; machine: Machine }>
}

/** Measures so often, prints each run and what they come to, and keeps all of it. Answers whether it holds, by the medians of the runs. */
export async function measureRuns({ name, p95Limit, runs, run }: Suite): Promise<boolean> {
  const all: Awaited<ReturnType<typeof run>>[] = []
  for (let at = 0; at < runs; at++) {
    const made = await run()
    report(made.title, made.measured, p95Limit)
    all.push(made)
  }
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const over = measuredOver(all.map(({ measured }) => measured))
  const [first] = all
  if (first !== undefined) say(`\n${machineText(first.machine)}`)
  if (runs > 1) say(`\n${measuredTable(over, p95Limit)}`)
  say(`\nKept in ${keepResult(name, { p95Limit, runs: all })}`)
  return over.every(({ p95 }) => p95.median < p95Limit)
}
