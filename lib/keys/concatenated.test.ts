import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { concatenated } from './concatenated.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

test('the two numbers of a signature stand one after the other, each in 32 bytes', () => {
  // One that is positive only by a zero before it; one that is shorter than the others.
  const der = hex(`30 45 0221 00${'ff'.repeat(32)} 0220 ${'01'.repeat(32)}`)
  expect(concatenated(der).toString('hex')).toBe('ff'.repeat(32) + '01'.repeat(32))
  expect(concatenated(hex(`30 08 0202 7f01 0202 0080`)).toString('hex')).toBe(
    `${'00'.repeat(30)}7f01${'00'.repeat(31)}80`,
  )
})

test('what it makes of OpenSSL’s signatures verifies', () => {
  const { privateKey, publicKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  // So many that numbers of every length are among them.
  for (let n = 0; n < 600; n++) {
    const message = Buffer.from(String(n))
    const signature = concatenated(sign('sha256', message, privateKey))
    expect(signature).toHaveLength(64)
    expect(verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
  }
})

test.each(['', '30', '30 06 0301 01 0201 01', '30 06 0201 01 0209 01'])('%j is none', (der) => {
  expect(() => concatenated(hex(der))).toThrow('no signature')
})
