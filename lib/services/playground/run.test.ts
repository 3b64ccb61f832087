import { expect, test } from 'vitest'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { challengeOf, newRun, openRun, runSeconds, sealRun } from './run.ts'

setTestMasterKey()

const now = new Date('2026-11-25T12:00:00Z')
const owner = { tenant: 'acme', session: 'a' }
const wanted = {
  environment: 'production',
  issuer: 'https://id.test/t/acme/production',
  client: null,
  clientId: 'c',
  redirectUri: 'https://id.test/cb',
}

test('RFC 7636 §4.1 each run has a verifier, a state and a nonce of its own', () => {
  const [a, b] = [newRun(wanted, now), newRun(wanted, now)]
  expect(a.verifier).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(challengeOf(a)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  for (const part of ['verifier', 'state', 'nonce'] as const) expect(a[part]).not.toBe(b[part])
  expect(newRun({ ...wanted, state: 'mine' }, now).state).toBe('mine')
})

test('a run opens in the session that it was started in, for its time, and nowhere else', () => {
  const run = newRun(wanted, now)
  const sealed = sealRun(run, owner)
  expect(openRun(sealed, owner, now)).toEqual(run)
  expect(openRun(sealed, { ...owner, session: 'b' }, now)).toBeUndefined()
  expect(openRun(sealed, { ...owner, tenant: 'globex' }, now)).toBeUndefined()
  expect(openRun(sealed, owner, new Date(now.getTime() + runSeconds * 1000))).toBeUndefined()
  expect(openRun(`${sealed.slice(0, -2)}AA`, owner, now)).toBeUndefined()
  expect(openRun(undefined, owner, now)).toBeUndefined()
  expect(sealed).not.toContain(run.verifier)
})
