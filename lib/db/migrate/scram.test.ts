import type pg from 'pg'
import { expect, test } from 'vitest'
import { scramVerifier } from './scram.ts'
import { assertVersion } from './version.ts'

test('RFC 7677 §3: the verifier of the example’s password and salt', () => {
  // StoredKey and ServerKey follow from the exchange printed there (user `user`, password `pencil`).
  const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))
  expect(verifier).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})

test('two verifiers of one password differ', () => {
  expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'))
})

test.each([
  [140_012, 'refused'],
  [150_000, 15],
  [180_004, 18],
])('server version %i is %s', async (version, expected) => {
  const client = { query: async () => ({ rows: [{ version }] }) } as unknown as pg.Client
  const answer = await assertVersion(client).catch(() => 'refused')
  expect(answer).toBe(expected)
})
