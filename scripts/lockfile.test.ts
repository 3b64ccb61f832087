import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Package = { optionalDependencies?: Record<string, string>; resolved?: string }

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Package>
}

/** npm leaves a platform's package out when its registry lacks it, and `npm ci` then refuses the lock everywhere. */
test('the lock names the packages of every platform, so that npm ci accepts it on each', () => {
  const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))
  const wanted = Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
  expect(wanted.filter((name) => !names.has(name))).toEqual([])
})

test('the lock names no registry: each machine uses its own', () => {
  expect(Object.values(lock.packages).filter((one) => one.resolved !== undefined)).toEqual([])
})
