import type { Measured } from './measure.ts'

/** Prints a table of what was measured against what p95 may be, in milliseconds. Answers whether all of it holds. */
export function report(title: string, measured: readonly Measured[], p95Limit: number): boolean {
  const width = Math.max(...measured.map(({ name }) => name.length))
  const say = (line: string) => process.stdout.write(`${line}\n`)
  const cell = (value: number | undefined) => (value === undefined ? '' : value.toFixed(1)).padStart(9)
  say(`\n${title} (milliseconds; p95 may be ${p95Limit})\n`)
  say(`${''.padEnd(width)} ${'median'.padStart(9)}${'p95'.padStart(9)}${'most'.padStart(9)}${'peer'.padStart(9)}`)
  for (const { name, median, p95, most, peer } of measured)
    say(
      `${name.padEnd(width)} ${cell(median)}${cell(p95)}${cell(most)}${cell(peer)}  ${p95 < p95Limit ? 'pass' : 'FAIL'}`,
    )
  const failed = measured.filter(({ p95 }) => p95 >= p95Limit)
  say(`\n${measured.length - failed.length} of ${measured.length} pass`)
  return failed.length === 0
}
