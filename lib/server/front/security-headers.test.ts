import { describe, expect, test } from 'vitest'
import { outboundHeaders, ownHeaders, securityHeaders } from './security-headers.ts'
import { byName } from './testing/by-name.ts'

const headers = securityHeaders(new URL('https://id.example.com'))
const peer = { requestId: 'r1', nonce: 'bm9uY2U' }
const html = { 'Content-Type': 'text/html; charset=utf-8' }

/** The headers of an answer that came with these. */
const leaving = (came: Record<string, string>): Record<string, string> =>
  byName(outboundHeaders(Object.entries(came).flat(), headers, peer))

describe('security headers', () => {
  test('a page runs only scripts that carry this answer’s nonce, and is never framed', () => {
    const policy = String(leaving(html)['content-security-policy'])
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U' 'strict-dynamic'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("frame-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  test('what is not a page runs nothing', () => {
    const out = leaving({ 'content-type': 'application/json' })
    expect(out['content-security-policy']).toContain("default-src 'none'")
    expect(out['content-security-policy']).not.toContain('script-src')
  })

  test('an answer with several cookies keeps each, in its order', () => {
    const list = outboundHeaders(['Set-Cookie', 'a=1', 'set-cookie', 'b=2'], headers, peer)
    expect(list.slice(0, 4)).toEqual(['set-cookie', 'a=1', 'set-cookie', 'b=2'])
  })

  test('a page that sets a policy of its own keeps it', () => {
    const own = { ...html, 'content-security-policy': "default-src 'none'" }
    expect(leaving(own)['content-security-policy']).toBe("default-src 'none'")
  })

  test('H04 what says nothing of caching is not stored', () => {
    expect(leaving(html)['cache-control']).toBe('no-store')
    const asset = { 'cache-control': 'public, max-age=31536000, immutable' }
    expect(leaving(asset)['cache-control']).toBe(asset['cache-control'])
  })

  test('every answer carries the fixed headers', () => {
    for (const out of [leaving(html), ownHeaders(headers, 'r1')])
      expect(out).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
        'x-request-id': 'r1',
      })
  })

  test('plain http on this machine is not told to come back by https', () => {
    const local = securityHeaders(new URL('http://localhost:3000'))
    expect(local.fixed).not.toHaveProperty('strict-transport-security')
    expect(local.page('n')).not.toContain('upgrade-insecure-requests')
  })

  test('fields of the inner connection stay inside', () => {
    const out = leaving({ ...html, Connection: 'keep-alive', 'Transfer-Encoding': 'chunked', 'X-Powered-By': 'x' })
    expect(out).not.toHaveProperty('connection')
    expect(out).not.toHaveProperty('transfer-encoding')
    expect(out).not.toHaveProperty('x-powered-by')
    expect(out['content-type']).toBe('text/html; charset=utf-8')
  })
})
