import { beforeEach, describe, expect, test } from 'vitest'
import { introspection } from '../introspection/index.ts'
import { reports } from '../testing/fixtures.ts'
import { basic, type Fields, get, post } from '../testing/requests.ts'
import { authenticated, type World, world } from '../testing/world.ts'
import { revocation } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const revoke = async (clientId: string, token: unknown, fields: Fields = {}) => {
  const [form, headers] = authenticated(it, clientId, { token: token as string, ...fields })
  return revocation(post(form, headers), it.ports, it.now)
}
const isActive = async (clientId: string, token: unknown): Promise<boolean> => {
  const answer = await introspection(post({ token: String(token) }, basic(clientId)), it.ports, it.now)
  if (answer === 'stale') throw new Error('stale')
  return JSON.parse(answer.body ?? '').active
}
const offline = { scope: 'openid offline_access' }

describe('RFC 7009', () => {
  test('V01 POST only', async () => {
    const answer = await revocation(get({ token: 'x' }, basic('web')), it.ports, it.now)
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } })
  })

  test('V02 a confidential client must authenticate; a public one is named', async () => {
    const { refresh_token } = await it.tokens('web', offline)
    const bare = await revocation(post({ token: refresh_token, client_id: 'web' }), it.ports, it.now)
    expect(bare).toMatchObject({ status: 401, body: expect.stringContaining('invalid_client') })
    expect(await isActive('web', refresh_token)).toBe(true)
    const { refresh_token: ofSpa } = await it.tokens('spa', offline)
    expect(await revoke('spa', ofSpa)).toMatchObject({ status: 200 })
    const again = await it.token({ grant_type: 'refresh_token', refresh_token: ofSpa, client_id: 'spa' })
    expect(again.body.error).toBe('invalid_grant')
  })

  test('V03 tokens of another client stay alive', async () => {
    const { refresh_token, access_token } = await it.tokens('web', offline)
    const opaque = (await it.tokens('web', { scope: 'reports:read', resource: reports })).access_token
    for (const token of [access_token, opaque, refresh_token]) {
      expect(await revoke('other', token)).toMatchObject({ status: 200 })
      expect(await isActive('web', token)).toBe(true)
      expect(await revoke('web', token)).toMatchObject({ status: 200 })
      expect(await isActive('web', token)).toBe(false)
    }
  })

  test('V04 unknown, malformed and other kinds: 200 and empty', async () => {
    for (const token of ['xyz', 'a.b.c', `sgr_${'A'.repeat(43)}`, 'x'.repeat(50_000), await it.code('web')])
      expect(await revoke('web', token)).toMatchObject({ status: 200, body: null })
  })

  test('V05 a wrong hint misleads nobody', async () => {
    const { refresh_token, access_token } = await it.tokens('web', offline)
    await revoke('web', access_token, { token_type_hint: 'refresh_token' })
    expect(await isActive('web', access_token)).toBe(false)
    expect(await isActive('web', refresh_token)).toBe(true)
    await revoke('web', refresh_token, { token_type_hint: 'access_token' })
    expect(await isActive('web', refresh_token)).toBe(false)
  })

  test('V06 token is required, once, in the body', async () => {
    for (const token of [undefined, '', ['a', 'b']])
      expect(await revoke('web', token)).toMatchObject({
        status: 400,
        body: expect.stringContaining('invalid_request'),
      })
  })

  test('V07 V08 a JWT access token is revoked alone, a refresh token with all access tokens of its family', async () => {
    const one = await it.tokens('web', offline)
    await revoke('web', one.access_token)
    expect([await isActive('web', one.access_token), await isActive('web', one.refresh_token)]).toEqual([false, true])
    const two = await it.tokens('web', offline)
    await revoke('web', two.refresh_token)
    expect([await isActive('web', two.access_token), await isActive('web', two.refresh_token)]).toEqual([false, false])
  })

  test('V09 a store that fails is not a success', async () => {
    const { refresh_token } = await it.tokens('web', offline)
    it.ports.tokens.revoke = async () => {
      throw new Error('the database is away')
    }
    await expect(revoke('web', refresh_token)).rejects.toThrow('away')
  })

  test('V10 no JSONP, and CORS for registered origins alone', async () => {
    const { refresh_token } = await it.tokens('web', offline)
    const [form, headers] = authenticated(it, 'web', { token: String(refresh_token), callback: 'x' })
    const from = (origin: string) => revocation(post(form, { ...headers, origin }), it.ports, it.now)
    expect(await from('https://spa.test')).toMatchObject({
      body: null,
      headers: { 'access-control-allow-origin': 'https://spa.test' },
    })
    const foreign = await from('https://evil.test')
    expect(foreign !== 'stale' && foreign.headers).not.toHaveProperty('access-control-allow-origin')
  })
})
