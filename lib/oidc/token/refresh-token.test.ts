import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith, invoices } from '../testing/fixtures.ts'
import type { Fields } from '../testing/requests.ts'
import { authenticated, type Json, type World, world } from '../testing/world.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const refresh = (clientId: string, refresh_token: string | undefined, fields: Fields = {}) =>
  it.token(...authenticated(it, clientId, { grant_type: 'refresh_token', refresh_token, ...fields }))
const offline = { scope: 'openid email offline_access' }
const first = (clientId = 'web', fields: Fields = offline): Promise<Json> => it.tokens(clientId, fields)

describe('RFC 6749 §6, RFC 9700 §4.14: refreshing', () => {
  test('F01 another client is refused, and the leaked family is dead', async () => {
    const { refresh_token } = await first()
    expect((await refresh('other', refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh('web', refresh_token)).body.error).toBe('invalid_grant')
  })

  test('F02 a public client’s used token ends the family, at once and for the successor too', async () => {
    const one = await first('spa')
    const two = (await refresh('spa', one.refresh_token)).body
    expect(two.refresh_token).not.toBe(one.refresh_token)
    expect((await refresh('spa', one.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh('spa', two.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('F02 F05 a confidential client gets the same response for ten seconds while the successor is unused', async () => {
    const one = await first()
    const two = (await refresh('web', one.refresh_token)).body
    it.pass(10)
    expect((await refresh('web', one.refresh_token)).body).toEqual(two)
    it.pass(1)
    expect((await refresh('web', one.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh('web', two.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('F02 once the successor was used there is no second answer', async () => {
    const one = await first()
    const two = (await refresh('web', one.refresh_token)).body
    const three = (await refresh('web', two.refresh_token)).body
    expect((await refresh('web', one.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh('web', three.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('F02 a retry that asks for something else is a replay', async () => {
    const one = await first()
    const two = (await refresh('web', one.refresh_token)).body
    expect((await refresh('web', one.refresh_token, { scope: 'openid' })).body.error).toBe('invalid_grant')
    expect((await refresh('web', two.refresh_token)).body.error).toBe('invalid_grant')
  })

  test('F02 a retry with another secret of the same client is a replay', async () => {
    it.store.secrets.get('web')?.push({ id: 's2', secret: 'second', expiresAt: null })
    const one = await first()
    await refresh('web', one.refresh_token)
    const form = { grant_type: 'refresh_token', refresh_token: one.refresh_token }
    const other = { authorization: `Basic ${btoa('web:second')}` }
    expect((await it.token(form, other)).body.error).toBe('invalid_grant')
  })

  test('F03 fifty refreshes at once: one live member, one answer', async () => {
    const one = await first()
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh('web', one.refresh_token)))
    const tokens = answers.map(({ body }) => body.refresh_token)
    expect(new Set(tokens).size).toBe(1)
    expect([...it.store.refresh.values()].filter(({ use }) => use === null)).toHaveLength(1)
    const publicly = await first('spa')
    const race = await Promise.all(Array.from({ length: 50 }, () => refresh('spa', publicly.refresh_token)))
    expect(race.filter(({ response }) => response.status === 200)).toHaveLength(1)
  })

  test('the stored response is sealed: it says nothing without the presented token', async () => {
    const one = await first()
    const two = (await refresh('web', one.refresh_token)).body
    const sealed = [...it.store.refresh.values()].map(({ use }) => use?.sealed).find((bytes) => bytes != null)
    expect(Buffer.from(sealed ?? []).includes(String(two.access_token))).toBe(false)
    await expect(it.ports.seal.open('sgr_other', sealed ?? new Uint8Array())).rejects.toThrow()
  })

  test('F06 C11 scope cannot widen; the token is not used up by asking', async () => {
    const { refresh_token } = await first()
    expect((await refresh('web', refresh_token, { scope: 'openid phone' })).body.error).toBe('invalid_scope')
    expect((await refresh('web', refresh_token, { scope: 'openid a"b' })).body.error).toBe('invalid_scope')
    expect((await refresh('web', refresh_token)).response.status).toBe(200)
  })

  test('F07 narrowing does not stick', async () => {
    const { refresh_token } = await first()
    const narrow = (await refresh('web', refresh_token, { scope: 'openid' })).body
    expect(narrow.scope).toBe('openid')
    expect((await refresh('web', narrow.refresh_token)).body.scope).toBe('openid email offline_access')
  })

  test('F08 resource cannot widen; UserInfo may be named where openid was granted', async () => {
    const { refresh_token } = await first()
    expect((await refresh('web', refresh_token, { resource: invoices })).body.error).toBe('invalid_target')
    const own = await first('web', { scope: 'openid offline_access invoices:read', resource: invoices })
    const again = (await refresh('web', own.refresh_token, { resource: invoices })).body
    expect(decodeJwt(String(again.access_token)).aud).toBe(invoices)
    const userinfo = `${it.store.environment.issuer}/oauth/userinfo`
    const other = (await refresh('web', again.refresh_token, { resource: userinfo })).body
    expect(decodeJwt(String(other.access_token))).toMatchObject({ aud: userinfo, scope: 'openid offline_access' })
  })

  test('F09 idle and absolute expiry', async () => {
    const { refreshIdleSeconds, refreshAbsoluteSeconds } = it.store.environment.lifetimes
    const idle = await first()
    it.pass(refreshIdleSeconds)
    expect((await refresh('web', idle.refresh_token)).body.error).toBe('invalid_grant')
    let token = (await first()).refresh_token
    for (let day = 0; day < refreshAbsoluteSeconds / 86_400; day += 1) {
      const { response, body } = await refresh('web', token)
      expect([day, response.status]).toEqual([day, 200])
      token = body.refresh_token
      it.pass(86_399)
    }
    it.pass(100)
    expect((await refresh('web', token)).body.error).toBe('invalid_grant')
  })

  test('F10 sign-out ends what is not offline, and leaves what is', async () => {
    const [bound, free] = [await first('web', { scope: 'openid' }), await first()]
    for (const session of it.store.sessions) session.ended = true
    expect((await refresh('web', bound.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh('web', free.refresh_token)).response.status).toBe(200)
  })

  test('F10 a suspended user, a disabled client, a suspended tenant or offline_access taken away ends it', async () => {
    let { refresh_token } = await first()
    const suspend = (isSuspended: boolean) => {
      for (const user of it.store.users.values()) user.active = !isSuspended
    }
    const without = async (take: () => void, giveBack: () => void, error: string) => {
      take()
      expect((await refresh('web', refresh_token)).body.error).toBe(error)
      giveBack()
      const { response, body } = await refresh('web', refresh_token)
      expect(response.status).toBe(200)
      refresh_token = body.refresh_token
    }
    const set = (changes: Parameters<typeof clientWith>[1]) => it.store.clients.set('web', clientWith('web', changes))
    await without(
      () => suspend(true),
      () => suspend(false),
      'invalid_grant',
    )
    await without(
      () => set({ status: 'disabled' }),
      () => set({}),
      'invalid_client',
    )
    await without(
      () => set({ scopes: ['openid', 'email'] }),
      () => set({}),
      'invalid_grant',
    )
    await without(
      () => set({ grantTypes: ['authorization_code'] }),
      () => set({}),
      'unauthorized_client',
    )
    const { environment } = it.store
    await without(
      () => (environment.status = 'suspended'),
      () => (environment.status = 'active'),
      'invalid_client',
    )
  })

  test('F13 F14 truncated, extended, of other case or other kind', async () => {
    const { refresh_token, access_token, id_token } = await first()
    const token = String(refresh_token)
    const strangers = [
      token.slice(0, -1),
      `${token}x`,
      token.toUpperCase(),
      token.slice(4),
      `sga_${token.slice(4)}`,
      access_token,
      id_token,
      await it.code('web'),
    ]
    for (const bad of strangers) expect((await refresh('web', bad)).body.error).toBe('invalid_grant')
    expect((await refresh('web', undefined)).body.error).toBe('invalid_request')
    expect((await refresh('web', token)).response.status).toBe(200)
  })

  test('F15 the ID token keeps iss, sub, aud, sid and auth_time, and has no nonce', async () => {
    const one = await first('web', { ...offline, nonce: 'n' })
    const before = decodeJwt(String(one.id_token))
    it.pass(100)
    const after = decodeJwt(String((await refresh('web', one.refresh_token)).body.id_token))
    for (const claim of ['iss', 'sub', 'aud', 'sid', 'auth_time', 'acr']) expect(after[claim]).toEqual(before[claim])
    expect(after.iat).toBe((before.iat ?? 0) + 100)
    expect(after).not.toHaveProperty('nonce')
  })

  test('F16 without the refresh_token grant there is no refresh token, and offline_access is ignored', async () => {
    it.store.clients.set('web', clientWith('web', { grantTypes: ['authorization_code'] }))
    const body = await first()
    expect(body).not.toHaveProperty('refresh_token')
    expect(body.scope).toBe('openid email')
  })
})
