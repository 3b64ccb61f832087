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
