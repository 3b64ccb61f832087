import { beforeEach, expect, test, vi } from 'vitest'
import type { MachineEndpoint } from './paths.ts'
import { published } from './published.ts'
import type { Snapshot } from './snapshot.ts'
import { snapshots } from './snapshots.ts'
import { WrittenAnswer } from './written-answer.ts'

const now = new Date()
const place = { tenant: 'acme', environment: 'production' }
const answer = (body: string, status = 200) => new WrittenAnswer({ status, headers: {}, body }, undefined)
let snapshot: Snapshot | undefined

beforeEach(() => {
  snapshot = { version: 1n } as Snapshot
  vi.spyOn(snapshots(), 'fresh').mockImplementation(() => snapshot)
})

const ask = (endpoint: MachineEndpoint = 'jwks', method = 'GET', isConditional = false) =>
  published({ endpoint, place, method, isConditional }, now)

test('W07 a document is made once for a snapshot, and anew for the next', () => {
  expect(ask()?.answer).toBeUndefined()
  const keys = answer('keys')
  ask()?.keep(keys)
  expect(ask()?.answer).toBe(keys)
  expect(ask('discovery')?.answer).toBeUndefined()
  snapshot = { version: 2n } as Snapshot
  expect(ask()?.answer).toBeUndefined()
})

test('what was made from a snapshot is kept for that one, though another has come meanwhile', () => {
  const asked = ask()
  const old = snapshot
  snapshot = { version: 2n } as Snapshot
  const oldKeys = answer('old keys')
  asked?.keep(oldKeys)
  expect(ask()?.answer).toBeUndefined()
  snapshot = old
  expect(ask()?.answer).toBe(oldKeys)
})

test('only documents are kept, only successes, and only where the snapshot need not be looked at again', () => {
  expect(ask('token', 'POST')).toBeUndefined()
  expect(ask('jwks', 'HEAD')).toBeUndefined()
  expect(ask('jwks', 'GET', true)).toBeUndefined()
  ask()?.keep(answer('refused', 405))
  expect(ask()?.answer).toBeUndefined()
  snapshot = undefined
  expect(ask()).toBeUndefined()
})
