import { describe, expect, test } from 'vitest'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { inboundHeaders } from './inbound-headers.ts'
import { byName } from './testing/by-name.ts'

const origin = new URL('https://id.example.com')
const peer = { ip: '203.0.113.7', requestId: 'r1', nonce: 'n1' }
const pass = (headers: Record<string, string>): Record<string, string> =>
  byName(inboundHeaders(headers, origin, peer, 'policy'))

describe('what the pages are told', () => {
  test.each([
    'forwarded',
    'x-real-ip',
    'x-request-id',
    'x-original-url',
    'x-rewrite-url',
    'x-forwarded-port',
    'x-signet-anything',
    'x-middleware-subrequest',
    'x-middleware-override-headers',
    'x-middleware-request-cookie',
    'x-invoke-path',
    'x-matched-path',
    'x-now-route-matches',
    'x-prerender-revalidate',
    'x-nextjs-data',
    'next-resume',
    'x-http-method-override',
    'content-security-policy-report-only',
    'proxy-authorization',
    'transfer-encoding',
    'te',
    'upgrade',
    'expect',
  ])('H01 %s is removed', (name) => {
    expect(pass({ [name]: 'spoofed' })).not.toHaveProperty(name)
  })

  test('M04 a forged peer is replaced by the front’s own', () => {
    const value = pass({ [peerHeader]: 'forged', 'x-forwarded-for': '1.1.1.1' })
    expect(openPeer(String(value[peerHeader]))).toEqual(peer)
    expect(value['x-forwarded-for']).toBe('203.0.113.7')
  })

  test('Y03 host and scheme are the configured origin’s', () => {
    const value = pass({ host: 'evil.test', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http' })
    expect(value.host).toBe('id.example.com')
    expect(value['x-forwarded-host']).toBe('id.example.com')
    expect(value['x-forwarded-proto']).toBe('https')
  })

  test('fields named in Connection go no further, except those that decide about access', () => {
    const value = pass({ connection: 'close, X-Private, Origin, Cookie', 'x-private': '1', origin: 'o', cookie: 'c' })
    expect(value).not.toHaveProperty('x-private')
    expect(value).toMatchObject({ origin: 'o', cookie: 'c' })
  })

  test('the caller’s own fields stay, those of a server action among them', () => {
    const headers = { cookie: 'a=b', authorization: 'Bearer x', 'next-action': 'id', rsc: '1', 'user-agent': 'u' }
    expect(pass(headers)).toMatchObject(headers)
  })
})
