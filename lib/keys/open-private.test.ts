import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { openPrivate } from './open-private.ts'

const pkcs8 = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'pkcs8' })

test.each([
  ['RSA of 3072 bits', generateKeyPairSync('rsa', { modulusLength: 3072 })],
  ['RSA of 2048 bits', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['another curve', generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['no kind that we make', generateKeyPairSync('ed25519')],
])('a key of %s is the key that it was', (_, { privateKey }) => {
  const opened = openPrivate(pkcs8(privateKey))
  expect(opened.type).toBe('private')
  expect(opened.equals(privateKey)).toBe(true)
  expect(pkcs8(opened)).toEqual(pkcs8(privateKey))
})

test.each([
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
])('of %s that was cut short there is none', (_, { privateKey }) => {
  const der = pkcs8(privateKey)
  for (const length of [0, 1, 27, 40, der.length - 1]) expect(() => openPrivate(der.subarray(0, length))).toThrow()
})

test('what is opened stays as it was', () => {
  const der = pkcs8(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  const before = Buffer.from(der)
  openPrivate(der)
  expect(der).toEqual(before)
})
