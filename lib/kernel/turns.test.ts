import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { Turns, tooMuch } from './turns.ts'

const limits = { running: 1, runningPerOwner: 100, waitingPerOwner: 100, waiting: 1_000, longestWaitMs: 2_000 }

/** Work that ends when it is told to, and the order in which it began. */
function bench(options: Partial<typeof limits> = {}, now?: () => number) {
  const turns = new Turns({ ...limits, ...options }, now)
  const began: string[] = []
  const ends: (() => void)[] = []
  const ask = (owner: string): Promise<string | typeof tooMuch> =>
    turns.run(owner, () => {
      began.push(owner)
      return new Promise<string>((resolve) => ends.push(() => resolve(owner)))
    })
  const endOne = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { turns, began, ask, endOne }
}

test('one who asks twenty times as much waits behind themselves: the others are next', async () => {
  const { began, ask, endOne } = bench()
  for (let i = 0; i < 20; i++) void ask('loud')
  void ask('quiet')
  void ask('calm')
  for (let i = 0; i < 4; i++) await endOne()
  expect(began).toEqual(['loud', 'loud', 'quiet', 'calm', 'loud'])
})

test('nobody has all the room: who comes while one alone is asking begins at once', async () => {
  const { began, ask, endOne } = bench({ running: 4, runningPerOwner: 3 })
  for (let i = 0; i < 20; i++) void ask('loud')
  expect(began).toEqual(['loud', 'loud', 'loud'])
  const quiet = ask('quiet')
  expect(began.at(-1)).toBe('quiet')
  for (let i = 0; i < 4; i++) await endOne()
  expect(await quiet).toBe('quiet')
  expect(began.slice(4)).toEqual(['loud', 'loud', 'loud'])
})

test('beyond its bound what one asks is refused at once, and another still waits for their turn', async () => {
  const { began, ask, endOne } = bench({ waitingPerOwner: 2 })
  for (let i = 0; i < 3; i++) void ask('loud')
  expect(await ask('loud')).toBe(tooMuch)
  const quiet = ask('quiet')
  for (let i = 0; i < 3; i++) await endOne()
  expect(began).toEqual(['loud', 'loud', 'quiet', 'loud'].slice(0, began.length))
  await endOne()
  expect(await quiet).toBe('quiet')
})

test('all that waits together is bounded too', async () => {
  const { ask } = bench({ waiting: 3 })
  for (let i = 0; i < 4; i++) void ask(`owner ${i}`)
  expect(await ask('one more')).toBe(tooMuch)
})

test('what has waited too long is refused even where nothing comes to an end, and what has not waits on', async () => {
  vi.useFakeTimers()
  try {
    let at = 0
    const pass = (ms: number) => {
      at += ms
      return vi.advanceTimersByTimeAsync(ms)
    }
    const { began, ask, endOne } = bench({}, () => at)
    void ask('stuck')
    const late = ask('late')
    await pass(1_000)
    await pass(2_000)
    const next = ask('next')
    await pass(1_000)
    expect(await late).toBe(tooMuch)
    vi.useRealTimers()
    await endOne()
    await endOne()
    expect(await next).toBe('next')
    expect(began).toEqual(['stuck', 'next'])
  } finally {
    vi.useRealTimers()
  }
})

test('what has waited too long is refused when its turn comes, and the next begins', async () => {
  let at = 0
  const { began, ask, endOne } = bench({}, () => at)
  void ask('first')
  const late = ask('late')
  at = 3_000
  void ask('fresh')
  await endOne()
  expect(await late).toBe(tooMuch)
  expect(began).toEqual(['first', 'fresh'])
})

test('never more than the bound runs, all that is accepted ends, and what fails makes room', async () => {
  const asked = fc.array(fc.record({ owner: fc.constantFrom('a', 'b', 'c'), fails: fc.boolean() }), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(
      asked,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      async (all, running, runningPerOwner) => {
        const turns = new Turns({ ...limits, running, runningPerOwner })
        let now = 0
        const outcomes = await Promise.allSettled(
          all.map(({ owner, fails }) =>
            turns.run(owner, async () => {
              now += 1
              expect(now).toBeLessThanOrEqual(running)
              await new Promise((resolve) => setImmediate(resolve))
              now -= 1
              if (fails) throw new Error('failed')
            }),
          ),
        )
        expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(all.map(({ fails }) => fails))
      },
    ),
    { numRuns: 40 },
  )
})
