import { describe, expect, test } from 'vitest'
import { redirectUriFault, type UriFault } from './redirect-uri.ts'

const refused = (uri: string, fault: UriFault, kind: 'web' | 'spa' | 'native' = 'web') =>
  expect([uri, redirectUriFault(uri, kind)]).toEqual([uri, fault])

describe('what can be registered as a redirect URI', () => {
  test.each([
    'https://rp.example/cb',
    'https://rp.example',
    'https://rp.example/',
    'https://rp.example:8443/cb?a=1&b=2',
    'http://localhost:3000/api/auth/callback/signet',
    'http://127.0.0.1/cb',
    'http://[::1]:5000/cb',
  ])('%s, for a web client', (uri) => {
    expect(redirectUriFault(uri, 'web')).toBeUndefined()
  })

  test('R10 a fragment is refused', () => {
    refused('https://rp.example/cb#x', 'fragment')
    refused('https://rp.example/cb#', 'fragment')
  })

  test('R15 http is refused except for loopback', () => {
    for (const uri of ['http://rp.example/cb', 'http://localhost.evil.example/cb', 'http://127.0.0.1.evil.example/cb'])
      refused(uri, 'plain_http')
    refused('http://10.0.0.1/cb', 'plain_http', 'native')
  })

  test('R19 schemes that run code or read files are refused, however they are spelled', () => {
    for (const scheme of ['javascript', 'JaVaScRiPt', 'data', 'vbscript', 'file', 'intent', 'about', 'blob'])
      for (const kind of ['web', 'native'] as const) refused(`${scheme}:alert(1)`, 'scheme', kind)
  })

  test('R20 a private-use scheme has a dot, and belongs to native clients', () => {
    refused('myapp:/cb', 'private_scheme_dot', 'native')
    refused('com.example.app:/cb', 'private_scheme_kind', 'web')
    expect(redirectUriFault('com.example.app:/cb', 'native')).toBeUndefined()
  })

  test('R21 wildcards are refused', () => {
    for (const uri of ['https://*.rp.example/cb', 'https://rp.example/*', 'https://rp.example*'])
      refused(uri, 'wildcard')
  })

  test('R04 R05 only the spelling that a browser sends can be registered', () => {
    for (const uri of [
      'HTTPS://rp.example/cb',
      'https://RP.example/cb',
      'https://rp.example:443/cb',
      'https://rp.example/a/../cb',
    ])
      refused(uri, 'spelling')
  })

  test('R06 R07 R09 control characters, users and relative references are refused', () => {
    for (const uri of [
      'https://rp.example/c b',
      'https://rp.example/cb\r\nX: 1',
      'https://rp.example/ｃｂ',
      'https://rp.example\\@evil/',
    ])
      refused(uri, 'characters')
    for (const uri of ['https://rp@evil.example/cb', 'https://a:b@evil.example/']) refused(uri, 'credentials')
    for (const uri of ['//evil/cb', '/cb', 'cb']) refused(uri, 'not_absolute')
  })

  test('D03 a very long address is refused', () => {
    refused(`https://rp.example/${'a'.repeat(3_000)}`, 'too_long')
  })
})
