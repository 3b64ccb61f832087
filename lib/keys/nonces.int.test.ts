import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { binding, closeEnvelope } from './envelope.ts'

test('ASVS 11.3.4 nonces are never repeated: two hundred thousand seals under one key', () => {
  const key = createSecretKey(Buffer.alloc(32, 3))
  const seen = new Set<bigint>()
  const bound = binding(['tenant', 'table', 'row', 'column'])
  const plain = Buffer.alloc(1)
  for (let i = 0; i < 200_000; i++) {
    const sealed = closeEnvelope(key, bound, plain)
    seen.add((sealed.readBigUInt64BE(1) << 32n) | BigInt(sealed.readUInt32BE(9)))
  }
  expect(seen.size).toBe(200_000)
})
