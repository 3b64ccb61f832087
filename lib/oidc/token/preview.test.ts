import { decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import type { GrantType } from '../model.ts'
import { isRefusal } from '../refusal.ts'
import { clientWith, invoices, reports } from '../testing/fixtures.ts'
import { basic, get } from '../testing/requests.ts'
import { type Json, type World, world } from '../testing/world.ts'
import { userinfo } from '../userinfo/index.ts'
import { type Assumed, preview } from './preview.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

type Pairs = [string, string][]
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function previewed(clientId: string, grantType: GrantType, request: Pairs, form: Pairs = []) {
  const client = it.store.clients.get(clientId)
  if (client === undefined) throw new Error(`no client ${clientId}`)
  const user = grantType === 'client_credentials' ? null : { userId: 'user-alice', sub: 'sub-of-alice' }
  const proofs = { authTime: it.now, amr: ['pwd'], acr: 'urn:test:password' }
  const assumed: Assumed = { grantType, client, user, request, form, ...proofs }
  return preview(assumed, it.ports, it.now)
}

/** What no two tokens share. */
const own = ['iat', 'exp', 'jti', 'sid', 'gid', 'at_hash']
const said = (claims: Json | undefined) =>
  Object.fromEntries(Object.entries(claims ?? {}).filter(([name]) => !own.includes(name)))
const claimsIn = (jwt: unknown) => said(decodeJwt(String(jwt)) as Json)

async function expectSame(real: Json, dry: Awaited<ReturnType<typeof previewed>>): Promise<void> {
  if (isRefusal(dry)) throw new Error(dry.description)
  const { response } = dry.tokens
  for (const token of ['access_token', 'id_token'] as const) {
    expect(response[token] === undefined).toBe(real[token] === undefined)
    if (real[token] === undefined || String(real[token]).startsWith('sga_')) continue
    expect(claimsIn(response[token])).toEqual(claimsIn(real[token]))
    expect(decodeProtectedHeader(String(response[token]))).toEqual(decodeProtectedHeader(String(real[token])))
  }
  expect(Object.keys(response).sort()).toEqual(Object.keys(real).sort())
  expect([response.scope, response.expires_in]).toEqual([real.scope, real.expires_in])
}

describe('UX-C16 a preview is what the token endpoint issues', () => {
  test.each([
    ['no API', 'web', [['scope', 'openid email profile']]],
    [
      'an API',
      'web',
      [
        ['scope', 'openid invoices:read invoices:write'],
        ['resource', invoices],
      ],
    ],
    ['another algorithm', 'es256', [['scope', 'openid email offline_access']]],
    [
      'single claims',
      'web',
      [
        ['scope', 'openid'],
        ['claims', '{"id_token":{"email":null},"userinfo":{"phone_number":null}}'],
      ],
    ],
  ] satisfies [string, string, Pairs][])('authorization_code and refresh_token: %s', async (_, clientId, request) => {
    const fields = { ...Object.fromEntries(request), nonce: 'n-1' }
    const real = await it.tokens(clientId, fields)
    const asked: Pairs = [...request, ['nonce', 'n-1']]
    await expectSame(real, await previewed(clientId, 'authorization_code', asked))
    const again = await it.token({ grant_type: 'refresh_token', refresh_token: real.refresh_token }, basic(clientId))
    await expectSame(again.body, await previewed(clientId, 'refresh_token', asked))
  })

  test('an opaque access token: what introspection would say of it', async () => {
    const request: Pairs = [
      ['scope', 'openid reports:read'],
      ['resource', reports],
    ]
    const real = await it.tokens('web', Object.fromEntries(request))
    const dry = await previewed('web', 'authorization_code', request)
    await expectSame(real, dry)
    if (!isRefusal(dry))
      expect(said(dry.tokens.access)).toEqual(said([...it.store.access.values()][0]?.token as unknown as Json))
  })

  test('client_credentials', async () => {
    const form: Pairs = [['resource', invoices]]
    const { body } = await it.token({ grant_type: 'client_credentials', resource: invoices }, basic('machine'))
    await expectSame(body, await previewed('machine', 'client_credentials', [], form))
  })

  test('UserInfo, and how it would be signed', async () => {
    for (const clientId of ['web', 'es256']) {
      const { access_token } = await it.tokens(clientId, { scope: 'openid email' })
      const answer = await userinfo(get({}, bearer(String(access_token))), it.ports, it.now)
      const body = answer === 'stale' ? '' : (answer.body ?? '')
      const dry = await previewed(clientId, 'authorization_code', [['scope', 'openid email']])
      if (isRefusal(dry)) throw new Error(dry.description)
      expect(dry.userinfo).toEqual(clientId === 'web' ? JSON.parse(body) : decodeJwt(body))
    }
  })

  test('what would be refused is refused, in the same words', async () => {
    const dry = async (...args: Parameters<typeof previewed>) => {
      const answer = await previewed(...args)
      return isRefusal(answer) ? answer.error : 'issued'
    }
    expect(await dry('web', 'client_credentials', [])).toBe('unauthorized_client')
    expect(await dry('web', 'authorization_code', [['scope', 'openid payroll:read']])).toBe('invalid_scope')
    expect(
      await dry('web', 'authorization_code', [
        ['scope', 'openid'],
        ['resource', 'https://nobody.test'],
      ]),
    ).toBe('invalid_target')
    expect(await dry('web', 'refresh_token', [['scope', 'openid']], [['scope', 'openid email']])).toBe('invalid_scope')
    it.store.clients.set('web', clientWith('web', { status: 'disabled' }))
    expect(await dry('web', 'authorization_code', [['scope', 'openid']])).toBe('invalid_client')
    const alice = it.store.users.get('user-alice')
    if (alice !== undefined) alice.active = false
    expect(await dry('own', 'authorization_code', [['scope', 'openid email']])).toBe('invalid_grant')
  })
})

test('UX-C16 nothing of a preview can be used, and nothing is left of it', async () => {
  const before = JSON.stringify([it.store.events, [...it.store.families.keys()], [...it.store.refresh.keys()]])
  const dry = await previewed('web', 'authorization_code', [['scope', 'openid email']])
  if (isRefusal(dry)) throw new Error(dry.description)
  const { access_token, refresh_token, id_token } = dry.tokens.response
  for (const token of [access_token, id_token]) expect(await it.ports.signer.verifyOwn(String(token))).toBeUndefined()
  expect((await userinfo(get({}, bearer(access_token)), it.ports, it.now)) as object).toMatchObject({ status: 401 })
  const { body } = await it.token({ grant_type: 'refresh_token', refresh_token }, basic('web'))
  expect(body.error).toBe('invalid_grant')
  expect(JSON.stringify([it.store.events, [...it.store.families.keys()], [...it.store.refresh.keys()]])).toBe(before)
})
