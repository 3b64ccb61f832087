import { expect, test, vi } from 'vitest'
import type { PublicJwk } from '#lib/oidc/model.ts'
import { verifyOwn } from './verify-own.ts'

const jws = { header: { alg: 'ES256' }, payload: { sub: 'ada' } }
const keys = (): PublicJwk[] => [{ kty: 'EC', kid: 'k' } as PublicJwk]
const succeeds = () => vi.fn(async () => jws)

test('a token is verified once for the keys that were published', async () => {
  const [published, verify] = [keys(), succeeds()]
  expect(await verifyOwn('token 1', published, verify)).toEqual(jws)
  expect(await verifyOwn('token 1', published, verify)).toEqual(jws)
  expect(verify).toHaveBeenCalledTimes(1)
})

test('other keys, and another token, are verified anew', async () => {
  const [published, verify] = [keys(), succeeds()]
  await verifyOwn('token 2', published, verify)
  const refuses = vi.fn(async () => undefined)
  expect(await verifyOwn('token 2', keys(), refuses)).toBeUndefined()
  expect(await verifyOwn('token 2x', published, refuses)).toBeUndefined()
  expect(refuses).toHaveBeenCalledTimes(2)
})

test('what does not verify is not remembered', async () => {
  const published = keys()
  expect(await verifyOwn('token 3', published, async () => undefined)).toBeUndefined()
  expect(await verifyOwn('token 3', published, succeeds())).toEqual(jws)
})

test('no more than its bound is remembered: the eldest is verified anew', async () => {
  const [published, verify] = [keys(), succeeds()]
  for (let i = 0; i <= 10_000; i++) await verifyOwn(`many ${i}`, published, verify)
  verify.mockClear()
  await verifyOwn('many 10000', published, verify)
  expect(verify).not.toHaveBeenCalled()
  await verifyOwn('many 0', published, verify)
  expect(verify).toHaveBeenCalledTimes(1)
})
