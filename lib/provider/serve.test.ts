import { expect, test, vi } from 'vitest'
import { ServiceError } from '#lib/kernel/errors.ts'
import { recordFailure } from './serve.ts'

vi.mock('#lib/kernel/log.ts', () => ({ log: () => ({ error: () => undefined }) }))

const coded = (code: string) => Object.assign(new Error('of the database'), { code })
const answerTo = (error: unknown) => recordFailure(error, { ip: '192.0.2.1', requestId: 'r-1', userAgent: undefined })

test.each<[string, Error]>([
  ['no connection was free in time', new Error('timeout exceeded when trying to connect')],
  ['the network is gone without a word', new Error('Query read timeout')],
  ['there are too many connections', coded('53300')],
  ['a transaction took too long', coded('P2028')],
  ['a statement was cut off', coded('57014')],
  ['two transactions stood in each other’s way', coded('40P01')],
  ['the server ends', coded('57P01')],
  ['it is only the cause of what was thrown', new Error('a query failed', { cause: coded('53300') })],
  ['too many wait already', new ServiceError('unavailable', 'too much is asked at once', { retryAfterSeconds: 1 })],
])('V09 a database that is too busy is 503 with a time to come back: %s', (_, error) => {
  const { status, retryAfter } = answerTo(error)
  expect([status, retryAfter['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)])
})

test('what does not pass is 500, and says no time', () => {
  const { status, retryAfter } = answerTo(coded('42P01'))
  expect([status, retryAfter['retry-after']]).toEqual([500, undefined])
})
