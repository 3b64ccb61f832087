import { expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { type Facts, problemsOf } from './problems.ts'

const now = new Date('2026-11-25T12:00:00Z')
const ago = (seconds: number) => plusSeconds(now, -seconds)
const day = 86_400

const well: Facts = {
  database: { version: '18.4', strays: 0 },
  disk: { freeBytes: 50e9, totalBytes: 100e9 },
  queue: { oldestDue: ago(60), failing: 0, givenUp: 0, lastRuns: [ago(600), null] },
  keys: { dueSince: ago(day), pool: [{ alg: 'RS256', ready: 1 }] },
}
const found = (change: Partial<Facts>) => problemsOf({ ...well, ...change }, now).map(({ what }) => what)

test('nothing is wrong when all is well, nor right after the first start, nor where the disk is not known', () => {
  expect(found({})).toEqual([])
  expect(found({ queue: { ...well.queue, oldestDue: null, lastRuns: [] } })).toEqual([])
  expect(found({ disk: undefined, keys: { ...well.keys, dueSince: null } })).toEqual([])
})

test.each<[string, Partial<Facts>, string]>([
  ['no job ran lately', { queue: { ...well.queue, lastRuns: [ago(3_600), null, ago(7_200)] } }, 'jobs_stopped'],
  ['a job waits too long', { queue: { ...well.queue, oldestDue: ago(601) } }, 'jobs_late'],
  ['jobs were given up', { queue: { ...well.queue, givenUp: 1 } }, 'jobs_given_up'],
  ['jobs fail', { queue: { ...well.queue, failing: 1 } }, 'jobs_failing'],
  ['a key is long due', { keys: { ...well.keys, dueSince: ago(8 * day) } }, 'keys_old'],
  ['no key stands ready', { keys: { ...well.keys, pool: [{ alg: 'ES256', ready: 0 }] } }, 'pool_empty'],
  ['events fitted no partition', { database: { version: '18', strays: 1 } }, 'strays'],
  ['little of a big disk is free', { disk: { freeBytes: 4e9, totalBytes: 100e9 } }, 'disk_low'],
  ['less than a gigabyte is free', { disk: { freeBytes: 0.9e9, totalBytes: 5e9 } }, 'disk_low'],
])('%s', (_, change, what) => {
  expect(found(change)).toEqual([what])
})

test('what is grave comes first', () => {
  const graves = problemsOf(
    { ...well, disk: { freeBytes: 1, totalBytes: 1e9 }, queue: { ...well.queue, failing: 2 } },
    now,
  )
  expect(graves.map(({ isGrave }) => isGrave)).toEqual([true, false])
})
