import { createHash } from 'node:crypto'

/**
 * Numbers, ids and texts that look random and are the same at each run: sfc32, started from a text. Nothing that has to be
 * guarded is ever drawn here.
 */
export class Draw {
  readonly #state: Uint32Array

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest()
    this.#state = Uint32Array.from([0, 4, 8, 12].map((at) => digest.readUInt32LE(at)))
  }

  /** 32 bits. */
  #next(): number {
    const state = this.#state
    const [a = 0, b = 0, c = 0, counter = 0] = state
    const out = (a + b + counter) >>> 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + out
    state[3] = counter + 1
    return out
  }

  /** A whole number from 0 to `below` - 1. */
  int(below: number): number {
    return Math.floor((this.#next() / 0x1_0000_0000) * below)
  }

  /** One of a list, which is not empty. */
  of<T>(list: readonly T[]): T {
    return list[this.int(list.length)] as T
  }

  /** `size` bytes, a multiple of four. */
  bytes(size: number): Buffer {
    const bytes = Buffer.allocUnsafe(size)
    for (let at = 0; at < size; at += 4) bytes.writeUInt32BE(this.#next(), at)
    return bytes
  }

  /** A UUID v7 of that moment, as `newId` makes them. */
  id(at: Date): string {
    const bytes = this.bytes(16)
    bytes.writeUIntBE(at.getTime(), 0, 6)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  /** A name for the world, as `randomId` makes them: a `client_id`, a `sub`. */
  name(): string {
    return this.bytes(16).toString('base64url')
  }

  /** A moment of the `days` before another one. */
  before(at: Date, days: number): Date {
    return new Date(at.getTime() - this.int(days * 86_400) * 1000 - this.int(1000))
  }
}
