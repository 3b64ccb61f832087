import { describe, expect, test } from 'vitest'
import { BoundedQueue } from './bounded-queue.ts'

const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

describe('the bounded queue', () => {
  test('never runs more than its concurrency, and turns away what exceeds its depth, at once', async () => {
    const queue = new BoundedQueue(2, 3)
    const hold = gate()
    let running = 0
    let most = 0
    const task = async () => {
      most = Math.max(most, ++running)
      await hold.opened
      running--
      return 'done'
    }
    const taken = Array.from({ length: 5 }, () => queue.run(task))
    expect(queue.waiting).toBe(3)
    await expect(queue.run(task)).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 })
    hold.open()
    expect(await Promise.all(taken)).toEqual(Array(5).fill('done'))
    expect(most).toBe(2)
  })

  test('a task that fails frees its place', async () => {
    const queue = new BoundedQueue(1, 1)
    const fails = queue.run(() => Promise.reject(new Error('no')))
    const next = queue.run(() => Promise.resolve('next'))
    await expect(fails).rejects.toThrow('no')
    expect(await next).toBe('next')
    expect(await queue.run(() => Promise.resolve('and again'))).toBe('and again')
  })
})
