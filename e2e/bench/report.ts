import type { Measured } from './measure.ts'

/** Prints a table of what was measured against what p95 may be, in milliseconds. Answers whether all of it holds. */
export function report(title: string, measured: readonly Measured[], p95Limit: number): boolean {
  const width = Math.max(...measured.map(({ name }) => name.length))
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const cell = (text: string) => text.padStart(9)
  const columns = columnsOf(measured)
  say(`\n${title} (milliseconds; p95 may be ${p95Limit})\n`)
  say(`${''.padEnd(width)} ${columns.map(([head]) => cell(head)).join('')}`)
  for (const each of measured)
    say(
      `${each.name.padEnd(width)} ${columns.map(([, value]) => cell(value(each)?.toFixed(1) ?? '')).join('')}  ${each.p95 < p95Limit ? 'pass' : 'FAIL'}`,
    )
  const failed = measured.filter(({ p95 }) => p95 >= p95Limit)
  say(`\n${measured.length - failed.length} of ${measured.length} pass`)
  return failed.length === 0
}

type Column = [head: string, value: (of: Measured) => number | undefined]

/** What was not measured of any is left out. */
const columnsOf = (measured: readonly Measured[]): Column[] => {
  const columns: Column[] = [
    ['median', ({ median }) => median],
    ['p95', ({ p95 }) => p95],
    ['most', ({ most }) => most],
    ['peer', ({ peer }) => peer],
    ['CPU', ({ cpu }) => cpu],
    ['busy p50', ({ beside }) => beside?.median],
    ['busy p95', ({ beside }) => beside?.p95],
  ]
  return columns.filter(([, value]) => measured.some((each) => value(each) !== undefined))
}
