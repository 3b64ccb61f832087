import { expect, test } from 'vitest'
import { paced } from './paced.ts'

test('between two pieces what else is ready has its turn, and pieces keep their order', async () => {
  const order: string[] = []
  const piece = (name: string) =>
    paced(() => {
      order.push(name)
      setImmediate(() => order.push(`ready after ${name}`))
    })
  await Promise.all(['one', 'two', 'three'].map(piece))
  expect(order).toEqual(['one', 'ready after one', 'two', 'ready after two', 'three'])
})

test('what one throws is its caller’s, and the next is done', async () => {
  const failing = paced(() => {
    throw new Error('no')
  })
  const next = paced(() => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('done')
})

test('what asks for more while it is done comes after what waited', async () => {
  const order: string[] = []
  const say = (name: string) => paced(() => order.push(name))
  const first = paced(() => {
    order.push('first')
    return say('more')
  })
  await Promise.all([first, say('second')])
  expect(order).toEqual(['first', 'second', 'more'])
})

test('callers are told eight at a time while more wait, and the last ones as soon as nobody does', async () => {
  let isDone = 0
  const told: number[] = []
  const piece = () =>
    paced(() => {
      isDone += 1
    }).then(() => told.push(isDone))
  await Promise.all(Array.from({ length: 11 }, piece))
  expect(told).toEqual([...new Array(8).fill(8), 11, 11, 11])
  await piece()
  expect(told.at(-1)).toBe(12)
})
