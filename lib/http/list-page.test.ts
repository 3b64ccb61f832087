import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Query } from '#lib/services/query.ts'
import { readPage } from './list-page.ts'
import type { Visit } from './read.ts'

vi.mock('./request.ts', () => ({ inRequest: (work: () => unknown) => work() }))
vi.mock('./read.ts', () => ({
  read: (query: Query, visit: Visit, input: unknown) =>
    query.call(visit, input).catch((error: ServiceError) => {
      if (error.code === 'forbidden') return undefined
      throw error
    }),
}))

const visit: Visit = { tenant: 't', actor: { kind: 'anonymous' }, now: new Date(0) }
const limit = 4

type Input = { sort: string; cursor?: string }

/** A list of numbers as a service answers it: one direction, one cursor. */
function numbers(count: number): Query<z.ZodType, Awaited<ReturnType<typeof answer>>> {
  const answer = async ({ sort, cursor }: Input) => answerOf(count, sort, cursor)
  return {
    kind: 'query',
    name: 'n',
    permission: 'user:read',
    input: z.any(),
    example: () => ({}),
    call: (_, input) => answer(input as Input),
  }
}

const answer = async () => answerOf(0, 'n', undefined)

function answerOf(count: number, sort: string, cursor: string | undefined) {
  if (cursor !== undefined && !/^\d+$/.test(cursor))
    throw new ServiceError('invalid', 'unknown', { fields: { cursor: 'is not ours' } })
  const all = Array.from({ length: count }, (_, i) => i)
  const ordered = sort.startsWith('-') ? all.toReversed() : all
  const rest = cursor === undefined ? ordered : ordered.slice(ordered.indexOf(Number(cursor)) + 1)
  const rows = rest.slice(0, limit)
  const at = (row: number | undefined) => (row === undefined ? null : String(row))
  return { rows, total: count, next: rest.length > limit ? at(rows.at(-1)) : null, previous: at(rows[0]) }
}

describe('UX-C3 pages of a list', () => {
  test('forth and back lead over the same pages, each row once, with their numbers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.constantFrom('n', '-n'), async (count, sort) => {
        const query = numbers(count)
        const forth: (readonly number[])[] = []
        let page = await readPage(query, visit, {}, { sort, place: undefined })
        let row = 1
        while (page !== undefined) {
          expect(page.from).toBe(row)
          row += page.rows.length
          forth.push(page.rows)
          if (page.next === null) break
          page = await readPage(query, visit, {}, { sort, place: { side: 'after', cursor: page.next, row } })
        }
        expect(forth.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
        for (const rows of forth.toReversed().slice(1)) {
          const cursor = page?.previous ?? ''
          page = await readPage(
            query,
            visit,
            {},
            { sort, place: { side: 'before', cursor, row: (page?.from ?? 1) - 1 } },
          )
          expect(page?.rows).toEqual(rows)
        }
        expect(page?.from).toBe(1)
      }),
    )
  })

  test('what precedes fills no page: then it is the first one, whole', async () => {
    const page = await readPage(numbers(9), visit, {}, { sort: 'n', place: { side: 'before', cursor: '2', row: 2 } })
    expect(page).toMatchObject({ rows: [0, 1, 2, 3], from: 1 })
  })

  test('S08 a cursor that is none of the list leads to its first page', async () => {
    const page = await readPage(numbers(9), visit, {}, { sort: 'n', place: { side: 'after', cursor: 'x', row: 51 } })
    expect(page).toMatchObject({ rows: [0, 1, 2, 3], from: 1 })
  })

  test('who may not read the list gets no page of it', async () => {
    const query = { ...numbers(9), call: () => Promise.reject(new ServiceError('forbidden', 'no')) }
    for (const place of [undefined, { side: 'after' as const, cursor: '3', row: 5 }])
      expect(await readPage(query, visit, {}, { sort: 'n', place })).toBeUndefined()
  })
})
