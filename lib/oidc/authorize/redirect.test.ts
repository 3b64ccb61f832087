import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith } from '../testing/fixtures.ts'
import { summary, verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import { verifyPostLogoutRedirect, verifyRedirect } from './redirect.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const registered = 'https://web.test/cb'

/** Not registered, whatever else is in the request: a page, nothing stored, nothing sent to the client. */
async function expectPage(redirectUri: string | readonly string[] | undefined): Promise<void> {
  it.signIn('alice')
  for (const extra of [{}, { prompt: 'none' }, { scope: 'nonsense' }, { response_mode: 'form_post' }]) {
    const answer = await it.authorize({ ...requestOf('web'), redirect_uri: redirectUri, ...extra })
    expect(summary(answer)).toEqual({ is: 'page', status: 400 })
  }
  expect(it.store.codes.size).toBe(0)
}

describe('OAuth 2.1 §2.3.1: redirect URIs are compared exactly', () => {
  test('R01 the registered URI is accepted, and with a slash more it is not', async () => {
    expect(verdict(await it.authorize({ redirect_uri: registered }))).toBe('sign_in')
    await expectPage(`${registered}/`)
  })

  const strangers: Record<string, readonly string[]> = {
    'R02 a query is added': ['https://web.test/cb?x=1', 'https://web.test/cb?'],
    'R04 case or default port differ': ['https://web.test/CB', 'HTTPS://web.test/cb', 'https://web.test:443/cb'],
    'R05 dot segments': [
      'https://web.test/cb/../evil',
      'https://web.test/cb/..;/evil',
      'https://web.test/cb/%2e%2e/evil',
      'https://web.test/cb/%252e%252e/evil',
    ],
    'R06 control, blank and full-width characters': [
      `${registered}\r\nX:1`,
      `${registered}%0d%0aX:1`,
      `${registered} `,
      `${registered}\t`,
      'https://\uff57eb.test/cb',
    ],
    'R07 user info and backslashes': [
      'https://web.test@evil.test/cb',
      'https://web.test:80@evil.test/',
      'https://a@b@evil.test/cb',
      'https://web.test\\@evil.test/',
    ],
    'R08 other hosts': ['https://web.test.evil.tld/cb', 'https://evilweb.test/cb', 'https://web.test%2eevil/cb'],
    'R09 relative references': ['//evil.test/cb', '/cb', 'cb'],
    'R10 fragments': [`${registered}#x`],
  }
  for (const [name, uris] of Object.entries(strangers))
    test(`${name}: refused on a page`, async () => {
      for (const uri of uris) await expectPage(uri)
    })

  test('R03 a registered query is part of the URI', async () => {
    const client = clientWith('web', { redirectUris: ['https://rp.test/cb?a=1'] })
    expect(verifyRedirect(client, 'https://rp.test/cb?a=1')?.uri).toBe('https://rp.test/cb?a=1')
    for (const query of ['?a=2', '?a=1&b=2', ''])
      expect(verifyRedirect(client, `https://rp.test/cb${query}`)).toBeUndefined()
  })

  test('R10 a fragment that slipped into the registration is still not redirected to', () => {
    const client = clientWith('web', { redirectUris: ['https://rp.test/cb#x', 'https://rp.test/c b'] })
    for (const uri of client.redirectUris) expect(verifyRedirect(client, uri)).toBeUndefined()
  })

  test('R11 an invalid URI wins over every other error: no redirect, no code', () => expectPage('https://evil.test/cb'))

  test('R12 an unknown client is refused on a page', async () => {
    const answer = await it.authorize({ ...requestOf('web'), client_id: 'nope' })
    expect(summary(answer)).toEqual({ is: 'page', status: 400 })
  })

  test('R13 redirect_uri is required', () => expectPage(undefined))

  test('R14 the URI of another client of the same tenant, and of another tenant, is refused', async () => {
    const other = await world('globex')
    expect(verdict(await it.authorize(requestOf('other')))).toBe('sign_in')
    await expectPage('https://other.test/cb')
    other.store.clients.set('web', clientWith('web', { redirectUris: ['https://globex.test/cb'] }))
    expect(verdict(await other.authorize(requestOf('web', 'https://globex.test/cb')))).toBe('sign_in')
    await expectPage('https://globex.test/cb')
  })

  test('R22 two values are refused in both orders, though one is registered', async () => {
    await expectPage([registered, 'https://evil.test/cb'])
    await expectPage(['https://evil.test/cb', registered])
  })

  test('R23 without a session nobody hops through: sign-in comes first, an invalid scope is told to the client itself', async () => {
    expect(verdict(await it.authorize())).toBe('sign_in')
    expect(summary(await it.authorize({ scope: 'nonsense' }))).toMatchObject({ to: registered })
  })
})

describe('RFC 8252 §7.3: a native client’s loopback address', () => {
  const ask = (clientId: string, uri: string) => it.authorize(requestOf(clientId, uri))

  test('R16 any port of the registered IP literal is accepted', async () => {
    for (const uri of ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb', 'http://[::1]:51004/cb'])
      expect(verdict(await ask('native', uri))).toBe('sign_in')
  })

  test('R17 only the port is flexible', async () => {
    const strangers = [
      '1:5/other',
      '2:5/cb',
      '1:0/cb',
      '1:65536/cb',
      '1:5/cb?x=1',
      '1:5/cb#x',
      '1:/cb',
      '1:5@evil.test/cb',
    ]
    for (const rest of strangers) expect(verdict(await ask('native', `http://127.0.0.${rest}`))).toBe('page')
    expect(verdict(await ask('native', 'http://localhost:5/cb'))).toBe('page')
    expect(verdict(await ask('native', 'https://127.0.0.1:5/cb'))).toBe('page')
  })

  test('R18 a web client’s loopback address is compared exactly', async () => {
    expect(verdict(await ask('loopback-web', 'http://127.0.0.1/cb'))).toBe('sign_in')
    expect(verdict(await ask('loopback-web', 'http://127.0.0.1:51004/cb'))).toBe('page')
  })
})

describe('properties', () => {
  const client = clientWith('web', { kind: 'native', redirectUris: ['http://127.0.0.1/cb', registered] })

  test('R01 whatever is accepted was registered, or differs in the port of the loopback address alone', () => {
    const near = fc.constantFrom(registered, 'http://127.0.0.1/cb', 'http://127.0.0.1:80/cb')
    const mutated = fc
      .tuple(near, fc.nat(30), fc.string({ maxLength: 4 }))
      .map(([uri, at, text]) => uri.slice(0, at) + text + uri.slice(at))
    fc.assert(
      fc.property(fc.oneof(mutated, fc.webUrl(), fc.string()), (uri) => {
        const verified = verifyRedirect(client, uri)
        if (verified === undefined) return
        expect(client.redirectUris).toContain(verified.uri.replace(/^(http:\/\/127\.0\.0\.1):\d+/, '$1'))
      }),
      { numRuns: 2_000 },
    )
  })

  test('L01 after sign-out there is no flexible port', () => {
    const native = clientWith('web', { kind: 'native', postLogoutRedirectUris: ['http://127.0.0.1/bye'] })
    expect(verifyPostLogoutRedirect(native, 'http://127.0.0.1/bye')?.uri).toBe('http://127.0.0.1/bye')
    expect(verifyPostLogoutRedirect(native, 'http://127.0.0.1:5/bye')).toBeUndefined()
  })
})
