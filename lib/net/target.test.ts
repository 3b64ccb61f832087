import { describe, expect, test } from 'vitest'
import { readTarget } from './target.ts'

const fault = (text: string, loopback = false): string | undefined => {
  const read = readTarget(text, { loopback })
  return 'fault' in read ? read.fault : undefined
}

describe('S09 addresses that may be registered', () => {
  test.each(['https://hooks.example.com/signet?x=1', 'https://hooks.example.com:8443', 'https://1.1.1.1/'])(
    '%s may',
    (text) => expect(fault(text)).toBeUndefined(),
  )

  test.each([
    ...['http://hooks.example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'nothing'],
    ...['https://user@example.com/', 'https://:secret@example.com/', 'https://example.com/#part'],
    ...[
      'https://localhost/',
      'https://LOCALHOST./',
      'https://a.localhost/',
      'https://printer/',
      'https://db.internal/',
    ],
    ...['https://router.local/', 'https://nas.home.arpa/', 'https://127.0.0.1/', 'https://127.1/', 'https://10.1/'],
    ...['https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://0/', 'https://169.254.169.254/'],
    ...['https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:a9fe:a9fe]/', 'https://[fd00::1]/'],
    ...['https://[64:ff9b::a00:1]/', 'https://１２７.０.０.１/', 'https://①②⑦.0.0.1/'],
    `https://example.com/${'x'.repeat(3000)}`,
  ])('%s may not', (text) => expect(fault(text)).toMatch(/^(is|must) /))

  test('this machine itself may be, by http too, where the installation allows that; nothing else private may', () => {
    for (const text of ['http://localhost:4000/x', 'http://127.0.0.1:4000/', 'https://[::1]/'])
      expect(fault(text, true)).toBeUndefined()
    for (const text of ['http://10.0.0.1/', 'https://10.0.0.1/', 'http://example.com/', 'https://a.localhost/'])
      expect(fault(text, true)).toBeDefined()
  })
})
