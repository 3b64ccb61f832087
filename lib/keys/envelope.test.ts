import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binding, closeEnvelope, envelopeOverhead, openEnvelope, SealError } from './envelope.ts'

const key = createSecretKey(Buffer.alloc(32, 3))
const parts = fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 })
const bytes = fc.uint8Array({ maxLength: 200 })

describe('envelopes', () => {
  test('ASVS 11.3.3 what was closed opens with the same key at the same place', () => {
    fc.assert(
      fc.property(bytes, parts, (plain, place) => {
        const sealed = closeEnvelope(key, binding(place), plain)
        expect(sealed).toHaveLength(plain.length + envelopeOverhead)
        expect(openEnvelope(key, binding(place), sealed).equals(Buffer.from(plain))).toBe(true)
      }),
    )
  })

  test('ASVS 11.3.3 it opens at no other place and with no other key', () => {
    const foreign = createSecretKey(Buffer.alloc(32, 4))
    fc.assert(
      fc.property(bytes, parts, parts, (plain, place, elsewhere) => {
        fc.pre(JSON.stringify(place) !== JSON.stringify(elsewhere))
        const sealed = closeEnvelope(key, binding(place), plain)
        expect(() => openEnvelope(key, binding(elsewhere), sealed)).toThrow(SealError)
        expect(() => openEnvelope(foreign, binding(place), sealed)).toThrow(SealError)
      }),
    )
  })

  test('no two lists of parts bind alike, however their letters are cut', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(binding(one).equals(binding(other))).toBe(JSON.stringify(one) === JSON.stringify(other))
      }),
    )
    expect(binding(['ab', 'c']).equals(binding(['a', 'bc']))).toBe(false)
  })

  test('ASVS 11.2.5 one flipped bit, a cut or a longer one: the same error', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 0, max: 7 }), (plain, at, bit) => {
        const sealed = closeEnvelope(key, binding(['x']), plain)
        const flipped = Buffer.from(sealed)
        const index = at % flipped.length
        flipped[index] = (flipped[index] ?? 0) ^ (1 << bit)
        for (const bad of [flipped, sealed.subarray(0, at % sealed.length), Buffer.concat([sealed, Buffer.of(0)])])
          expect(() => openEnvelope(key, binding(['x']), bad)).toThrow('a sealed value could not be opened')
      }),
    )
  })
})
