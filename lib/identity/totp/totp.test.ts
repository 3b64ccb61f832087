import { generateSync } from 'otplib'
import { expect, test } from 'vitest'
import { keyText, keyUri } from './secret.ts'
import { readTotpCode, stepOf } from './time-step.ts'

// RFC 6238 appendix B: this secret at 59 seconds; six of its eight digits.
const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

test('RFC 6238 appendix B: the code of the first minute is of the second step', () => {
  expect(stepOf(secret, '287082', at(59))).toBe(1n)
  expect(stepOf(secret, '081804', at(1_111_111_109))).toBe(37_037_036n)
})

test('ASVS 6.5.5 a code holds in its own step and the two beside it, and in no other', () => {
  const begin = 1_800_000_000
  const code = generateSync({ secret, epoch: begin })
  const step = BigInt(begin / 30)
  for (const [seconds, found] of [
    [-31, undefined],
    [-30, step],
    [-1, step],
    [0, step],
    [29, step],
    [59, step],
    [60, undefined],
  ] as const)
    expect(stepOf(secret, code, at(begin + seconds)), `${seconds} s`).toBe(found)
})

test('H26 a code is read as it is shown, grouped, or pasted with blanks', () => {
  for (const typed of ['123456', '123 456', ' 123 456 ', '123-456', '12 34 56', '123\u00a0456'])
    expect(readTotpCode(typed), typed).toBe('123456')
  for (const typed of ['', '12345', '1234567', '12345a', '١٢٣٤٥٦', `${'1'.repeat(200)}`])
    expect(readTotpCode(typed), typed).toBeUndefined()
})

test('RFC 4648 §10: the key is base32 without padding', () => {
  const words = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' }
  for (const [word, text] of Object.entries(words)) expect(keyText(Buffer.from(word))).toBe(text)
})

test('H34 the address names issuer and account, whatever stands in them', () => {
  const uri = new URL(keyUri(secret, { issuer: 'Acme: R&D "x"', account: 'ada+1@example.test' }))
  expect(uri.protocol).toBe('otpauth:')
  expect(uri.searchParams.get('issuer')).toBe('Acme  R&D "x"')
  expect(uri.searchParams.get('secret')).toBe(keyText(secret))
  expect(decodeURIComponent(uri.pathname).split(':')).toEqual(['/Acme  R&D "x"', 'ada+1@example.test'])
})
