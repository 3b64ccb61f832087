import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(8192)
let used = pool.length

/** Up to so many bytes a loop is done before a call into Node has begun. */
const copiedByHand = 64

/**
 * `count` bytes of the system's cryptographic randomness, of which each is given out once. They are drawn 8 kB at a time, for
 * a call for 16 bytes costs as much as one for thousands; what was given out is wiped from the pool.
 */
export function randomBytes(count: number): Buffer {
  if (count > pool.length) return randomFillSync(Buffer.alloc(count))
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.allocUnsafe(count)
  if (count > copiedByHand) {
    pool.copy(bytes, 0, used, used + count)
    pool.fill(0, used, used + count)
  } else
    for (let at = 0; at < count; at++) {
      bytes[at] = pool[used + at] as number
      pool[used + at] = 0
    }
  used += count
  return bytes
}
