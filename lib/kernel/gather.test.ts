import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Gather } from './gather.ts'

type Sent = { calls: number[]; answer(): void; fail(error: Error): void }

/** A far end that answers when it is told to. */
function farEnd(limits: { most?: number; lanes?: number; waiting?: number } = {}) {
  const sent: Sent[] = []
  const gather = new Gather<number, number>({
    most: 10,
    lanes: 1,
    waiting: 100,
    ...limits,
    send: (calls) =>
      new Promise((resolve, reject) => {
        sent.push({ calls, answer: () => resolve(calls.map((call) => call * 2)), fail: reject })
      }),
  })
  return { sent, gather }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('what is asked in one turn leaves together, and what is asked meanwhile leaves with the next', async () => {
  const { sent, gather } = farEnd()
  const first = [gather.ask(1), gather.ask(2)]
  await turn()
  const later = [gather.ask(3), gather.ask(4)]
  await turn()
  expect(sent.map(({ calls }) => calls)).toEqual([[1, 2]])
  sent[0]?.answer()
  expect(await Promise.all(first)).toEqual([2, 4])
  await turn()
  expect(sent.map(({ calls }) => calls)).toEqual([
    [1, 2],
    [3, 4],
  ])
  sent[1]?.answer()
  expect(await Promise.all(later)).toEqual([6, 8])
})

test('a group that fails fails its own callers and nobody else', async () => {
  const { sent, gather } = farEnd()
  const lost = gather.ask(1)
  await turn()
  const kept = gather.ask(2)
  sent[0]?.fail(new Error('gone'))
  await expect(lost).rejects.toThrow('gone')
  await turn()
  sent[1]?.answer()
  expect(await kept).toBe(4)
})

test('beyond its bound a call is refused at once, with a time to come back', async () => {
  const { gather } = farEnd({ waiting: 2 })
  void gather.ask(1)
  void gather.ask(2)
  await expect(gather.ask(3)).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
})

test('everybody gets their own answer, whatever the limits', async () => {
  const limits = fc.record({ most: fc.integer({ min: 1, max: 7 }), lanes: fc.integer({ min: 1, max: 3 }) })
  await fc.assert(
    fc.asyncProperty(limits, fc.array(fc.integer(), { maxLength: 40 }), async ({ most, lanes }, calls) => {
      let underWay = 0
      const gather = new Gather<number, string>({
        most,
        lanes,
        waiting: 100,
        send: async (group) => {
          underWay += 1
          expect(underWay).toBeLessThanOrEqual(lanes)
          expect(group.length).toBeLessThanOrEqual(most)
          await turn()
          underWay -= 1
          return group.map((call) => `<${call}>`)
        },
      })
      expect(await Promise.all(calls.map((call) => gather.ask(call)))).toEqual(calls.map((call) => `<${call}>`))
    }),
    { numRuns: 50 },
  )
})
