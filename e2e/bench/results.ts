import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#e2e/support/bundle.ts'

/** Where results are kept as JSON. */
export const resultsDir = join(root, 'test-results', 'bench')

/** Keeps a result beside the others and answers where. */
export function keepResult(name: string, result: object): string {
  mkdirSync(resultsDir, { recursive: true })
  const file = join(resultsDir, `${name}.json`)
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  return file
}
