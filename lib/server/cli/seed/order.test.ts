import { expect, test } from 'vitest'
import { findSlugProblem } from '#lib/tenancy/slugs.ts'
import { Draw } from './draw.ts'
import { tenantName } from './names.ts'
import { orderLine, readSeedOrder } from './order.ts'
import { copyText } from './rows.ts'
import { sizesOf } from './sizes.ts'

const now = new Date('2026-11-26T08:00:00Z')

test('an order is read, with what was left out', () => {
  const order = readSeedOrder({ tenants: '10' }, now)
  expect(order).toEqual({ tenants: 10, users: 1000, events: 0, seed: 1, at: new Date('2026-11-26T00:00:00Z') })
  expect(orderLine(order)).toBe('seed --tenants 10 --users 1000 --events 0 --seed 1 --at 2026-11-26')
})

test.each([
  [{ tenants: '0' }, '--tenants is a number from 1 to 100000, not "0".'],
  [{ tenants: '1e3' }, '--tenants is a number'],
  [{ tenants: '100001' }, '--tenants is a number'],
  [
    { tenants: '10', users: '9' },
    '--users is a number from 10 to 10000000, not "9". Every tenant has an owner at least.',
  ],
  [{ tenants: '1', users: '99999999999' }, '--users is a number'],
  [{ tenants: '10000', events: '2001' }, '--events is a number from 0 to 2000'],
  [{ tenants: '1', seed: '-1' }, '--seed is a number'],
  [{ tenants: '1', at: '2026-11-27' }, '--at is a day that has begun, such as 2026-11-26.'],
  [{ tenants: '1', at: '2026-02-30' }, '--at is a day'],
  [{ tenants: '1', at: 'today' }, '--at is a day'],
])('an order that makes no sense is refused: %j', (options, says) => {
  expect(() => readSeedOrder(options, now)).toThrow(says)
})

test('people are spread as Zipf has it, none lost, none without anybody', () => {
  const sizes = sizesOf(10_000, 1_000_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000_000)
  expect([sizes[0], sizes[1], sizes[4999], sizes[9999]].map((size) => (size ?? 0) > 0)).not.toContain(false)
  expect(sizes[0]).toBeGreaterThan(100_000)
  expect(sizes[4999]).toBe(21)
  expect(sizesOf(3, 3)).toEqual([1, 1, 1])
  expect(sizesOf(1, 7)).toEqual([7])
})

test('tenants have names and slugs of their own, which could be taken', () => {
  const names = Array.from({ length: 3000 }, (_, at) => tenantName(at + 1))
  expect(new Set(names.map(({ slug }) => slug)).size).toBe(3000)
  expect(names.filter(({ slug }) => findSlugProblem(slug) !== undefined)).toEqual([])
})

test('a draw is the same each time, another with another seed, and spread over its range', () => {
  const at = new Date('2026-11-26T00:00:00Z')
  const several = (seed: string) =>
    Array.from(
      { length: 5 },
      (
        (draw) => () =>
          draw.id(at)
      )(new Draw(seed)),
    )
  expect(several('1')).toEqual(several('1'))
  expect(several('1')).not.toEqual(several('2'))
  for (const id of several('1'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const draw = new Draw('range')
  const drawn = Array.from({ length: 10_000 }, () => draw.int(10))
  for (let n = 0; n < 10; n += 1) expect(drawn.filter((one) => one === n).length).toBeGreaterThan(800)
})

test.each([
  [null, '\\N'],
  [true, 't'],
  [1.5, '1.5'],
  ['a\tb\nc\\d', 'a\\tb\\nc\\\\d'],
  [new Date('2026-11-26T08:00:00.123Z'), '2026-11-26T08:00:00.123Z'],
  [Buffer.from([0, 255]), '\\\\x00ff'],
  [['a', 'b"c', 'd\\e'], '{"a","b\\\\"c","d\\\\\\\\e"}'],
])('COPY’s text of %j', (cell, text) => {
  expect(copyText(cell)).toBe(text)
})
