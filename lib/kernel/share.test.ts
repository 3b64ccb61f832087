import { expect, test } from 'vitest'
import { Packed } from './packed.ts'
import { share } from './share.ts'

test('what is the same is held once, and nobody can change it for the others', () => {
  const [first, second] = [share({ a: [1, { b: 'x' }] }), share({ a: [1, { b: 'x' }] })]
  expect(second).toBe(first)
  expect(share({ a: [1, { b: 'y' }] })).not.toBe(first)
  expect(() => Object.assign(first.a[1] as object, { b: 'y' })).toThrow(TypeError)
})

test('what is large is nobody else’s, and how many are shared is bounded', () => {
  const large = () => ({ text: 'x'.repeat(10_000) })
  expect(share(large())).not.toBe(share(large()))
  for (let n = 0; n < 3_000; n++) share({ n })
  expect(share({ n: 2_999 })).not.toBe(share({ n: 2_999 }))
})

test('what is packed is the same when it is looked at, each time anew', () => {
  const value = { keys: [{ kid: 'é', n: 'x'.repeat(500) }], none: null }
  const packed = new Packed(value)
  expect(packed.read()).toEqual(value)
  expect(packed.read()).not.toBe(packed.read())
})
