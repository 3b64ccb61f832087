import { expect, test } from 'vitest'
import { newRecoveryCodes, readRecoveryCode } from './code.ts'

test('H60 ten codes of sixty bits, without 0, O, 1 and I, no two alike', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
  expect(Math.log2(32 ** 12)).toBeGreaterThanOrEqual(50)
})

test('every character is used about as often as any other', () => {
  const seen = new Map<string, number>()
  for (let round = 0; round < 200; round++)
    for (const letter of newRecoveryCodes().join('').replaceAll('-', '')) seen.set(letter, (seen.get(letter) ?? 0) + 1)
  expect(seen.size).toBe(32)
  // 750 of each are expected; so far off is no chance (more than ten standard deviations).
  for (const count of seen.values()) expect(count).toBeGreaterThan(450)
})

test('a code is read however it was typed', () => {
  for (const typed of ['ABCD-EFGH-2345', 'abcdefgh2345', ' abcd efgh 2345 ', 'abcd–efgh–2345'])
    expect(readRecoveryCode(typed), typed).toBe('ABCD-EFGH-2345')
  for (const typed of ['', 'ABCD-EFGH-234', 'ABCD-EFGH-23456', 'ABCD-EFGH-2340', 'ABCD-EFGH-234I', 'x'.repeat(500)])
    expect(readRecoveryCode(typed), typed).toBeUndefined()
})
