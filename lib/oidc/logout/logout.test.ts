import { beforeEach, describe, expect, test } from 'vitest'
import { numericDate } from '../jose/numeric-date.ts'
import { signWith, testKey } from '../testing/memory/keys.ts'
import { type Fields, get, post } from '../testing/requests.ts'
import { type World, world } from '../testing/world.ts'
import { userinfo } from '../userinfo/index.ts'
import { endSessions, logout } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const bye = 'https://web.test/bye'
const ask = (fields: Fields = {}) => logout(get(fields), it.ports, it.now)
const hintFor = async (name = 'alice', clientId = 'web') =>
  String((await it.exchange(clientId, await it.code(clientId, {}, name))).body.id_token)
const live = () => it.store.sessions.filter(({ ended }) => !ended).map(({ sub }) => sub)
const page = { kind: 'respond', response: { status: 400 } }

describe('OIDC RP-Initiated Logout 1.0', () => {
  test('L01 the URI is registered for the identified client, exactly', async () => {
    const id_token_hint = await hintFor()
    for (const uri of [
      `${bye}/`,
      `${bye}?x=1`,
      'https://web.test/cb',
      'https://other.test/bye',
      'https://evil.test',
      'javascript:1',
    ])
      expect(await ask({ id_token_hint, post_logout_redirect_uri: uri })).toMatchObject(page)
    expect(live()).toEqual(['sub-of-alice'])
    expect(await ask({ id_token_hint, post_logout_redirect_uri: bye })).toEqual({ kind: 'ended', redirectTo: bye })
    expect(live()).toEqual([])
  })

  test('L02 without hint and client_id there is no redirect; with client_id after confirmation', async () => {
    it.signIn('alice')
    expect(await ask({ post_logout_redirect_uri: bye })).toMatchObject(page)
    const asked = await ask({ client_id: 'web', post_logout_redirect_uri: bye, state: 's' })
    if (asked.kind !== 'confirm') throw new Error(asked.kind)
    expect(live()).toEqual(['sub-of-alice'])
    expect(await endSessions(asked.logout, it.ports, it.now)).toEqual({ kind: 'ended', redirectTo: `${bye}?state=s` })
    expect(live()).toEqual([])
  })

  test('L02 what waited for the confirmation is verified again', async () => {
    it.signIn('alice')
    const forged = { clientId: 'web', postLogoutRedirectUri: 'https://evil.test', state: null }
    expect(await endSessions(forged, it.ports, it.now)).toMatchObject(page)
    expect(live()).toEqual(['sub-of-alice'])
  })

  test('L03 a hint that is not ours ends nothing; an expired one is good', async () => {
    const good = await hintFor()
    const [head, body] = good.split('.')
    const { issuer } = it.store.environment
    const foreign = await signWith(
      await testKey('globex-rs', 'RS256'),
      {},
      { iss: issuer, sub: 'sub-of-alice', aud: 'web', iat: numericDate(it.now), exp: numericDate(it.now) + 60 },
    )
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
    const accessToken = String((await it.tokens('web')).access_token)
    for (const id_token_hint of [`${head}.${body}.AAAA`, none, foreign, accessToken, 'x'])
      expect(await ask({ id_token_hint })).toMatchObject(page)
    expect(live()).toEqual(['sub-of-alice'])
    it.pass(86_400)
    expect(await ask({ id_token_hint: good })).toEqual({ kind: 'ended', redirectTo: null })
  })

  test('L03 a signed UserInfo response is no ID token', async () => {
    const { access_token, id_token } = await it.tokens('es256')
    const signed = await userinfo(get({}, { authorization: `Bearer ${access_token}` }), it.ports, it.now)
    if (signed === 'stale') throw new Error(signed)
    expect(await ask({ id_token_hint: String(signed.body) })).toMatchObject(page)
    expect(live()).toEqual(['sub-of-alice'])
    expect(await ask({ id_token_hint: String(id_token) })).toMatchObject({ kind: 'ended' })
  })

  test('L04 hint and client_id must agree', async () => {
    const id_token_hint = await hintFor()
    expect(await ask({ id_token_hint, client_id: 'other' })).toMatchObject(page)
    expect(live()).toEqual(['sub-of-alice'])
    expect(await ask({ id_token_hint, client_id: 'web' })).toMatchObject({ kind: 'ended' })
  })

  test('L05 without a hint the person is asked, by GET and by POST', async () => {
    it.signIn('alice')
    expect(await ask()).toMatchObject({ kind: 'confirm' })
    expect(await logout(post(), it.ports, it.now)).toMatchObject({ kind: 'confirm' })
    expect(live()).toEqual(['sub-of-alice'])
  })

  test('L06 the hint of another user asks, and of several users ends the hinted one alone', async () => {
    const id_token_hint = await hintFor('alice')
    for (const session of it.store.sessions) session.ended = true
    it.signIn('bob')
    expect(await ask({ id_token_hint })).toMatchObject({ kind: 'confirm' })
    expect(live()).toEqual(['sub-of-bob'])
    it.signIn('alice')
    expect(await ask({ id_token_hint })).toMatchObject({ kind: 'ended' })
    expect(live()).toEqual(['sub-of-bob'])
  })

  test('L07 L08 state is returned, by GET and by POST', async () => {
    const state = 'a b&c=é'
    const fields = async () => ({ id_token_hint: await hintFor(), post_logout_redirect_uri: bye, state })
    const byGet = await ask(await fields())
    const byPost = await logout(post(await fields()), it.ports, it.now)
    for (const outcome of [byGet, byPost]) {
      if (outcome.kind !== 'ended' || outcome.redirectTo === null) throw new Error(outcome.kind)
      expect(new URL(outcome.redirectTo).searchParams.get('state')).toBe(state)
    }
    expect(await logout({ ...get(), method: 'PUT' }, it.ports, it.now)).toMatchObject({ response: { status: 405 } })
  })

  test('A07 parameters twice, and parameters that cannot be read, are refused on a page', async () => {
    expect(await ask({ state: ['a', 'b'] })).toMatchObject(page)
    expect(await logout({ ...get(), query: 'malformed' }, it.ports, it.now)).toMatchObject(page)
  })

  test('L12 tokens that are not offline die with the session', async () => {
    const bound = await it.tokens('web')
    const free = await it.tokens('web', { scope: 'openid offline_access' })
    await ask({ id_token_hint: String(bound.id_token) })
    const refresh = async (refresh_token: string | undefined) =>
      (
        await it.token(
          { grant_type: 'refresh_token', refresh_token },
          { authorization: `Basic ${btoa('web:secret-of-web')}` },
        )
      ).body.error
    expect(await refresh(bound.refresh_token)).toBe('invalid_grant')
    expect(await refresh(free.refresh_token)).toBeUndefined()
  })

  test('without a session there is nothing to ask: over, and back to the app if it is named', async () => {
    expect(await ask()).toEqual({ kind: 'ended', redirectTo: null })
    expect(await ask({ client_id: 'web', post_logout_redirect_uri: bye })).toEqual({ kind: 'ended', redirectTo: bye })
  })
})
