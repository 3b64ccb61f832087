import { beforeEach, describe, expect, test } from 'vitest'
import { numericDate } from '../jose/numeric-date.ts'
import { signWith, testKey } from '../testing/memory/keys.ts'
import { get } from '../testing/requests.ts'
import { stepOf, summary, verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import { userinfo } from '../userinfo/index.ts'
import { withSession } from './progress.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const own = (fields = {}) => it.authorize({ ...requestOf('own'), ...fields })

describe('OIDC Core §3.1.2.1: id_token_hint', () => {
  const hintFor = async (name: string, clientId = 'own') => {
    const scratch = it.store.sessions.length
    const code = await it.code(clientId, {}, name)
    const { body } = await it.exchange(clientId, code)
    it.store.sessions.splice(scratch)
    return String(body.id_token)
  }

  test('A29 the hinted user is answered; another one with prompt=none is login_required', async () => {
    const hint = await hintFor('alice')
    it.signIn('bob')
    expect(verdict(await own({ id_token_hint: hint, prompt: 'none' }))).toBe('login_required')
    it.signIn('alice')
    it.pass(86_400)
    expect(verdict(await own({ id_token_hint: hint, prompt: 'none' }))).toBe('code')
    expect([...it.store.families.values()].at(-1)?.sub).toBe('sub-of-alice')
  })

  test('A29 whoever signs in as another user than the hinted one is asked again', async () => {
    const first = stepOf(await own({ id_token_hint: await hintFor('alice') }))
    const bob = it.signIn('bob')
    expect(summary(await it.resume(withSession(first.request, bob)))).toMatchObject({ reason: 'another_user_wanted' })
  })

  test('A30 unsigned, foreign, of another tenant, client or type: refused, and selects nobody', async () => {
    it.signIn('alice')
    const good = await hintFor('alice')
    const [head, body] = good.split('.')
    const unsigned = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${body}.`
    const seconds = numericDate(it.now)
    const claims = {
      iss: it.store.environment.issuer,
      sub: 'sub-of-alice',
      aud: 'own',
      iat: seconds,
      exp: seconds + 60,
    }
    const foreign = await signWith(await testKey('stranger', 'RS256'), {}, claims)
    const elsewhere = await signWith(await testKey('globex-rs', 'RS256'), {}, claims)
    const accessToken = String((await it.tokens('own')).access_token)
    const ofWeb = await hintFor('alice', 'web')
    for (const id_token_hint of [
      unsigned,
      `${head}.${body}.AAAA`,
      foreign,
      elsewhere,
      accessToken,
      ofWeb,
      'x',
      'a.b.c.d.e',
    ])
      expect(verdict(await own({ id_token_hint }))).toBe('invalid_request')
    expect(verdict(await own({ id_token_hint: good }))).toBe('code')
  })

  test('A30 a signed UserInfo response is no ID token: refused, and selects nobody', async () => {
    const { access_token, id_token } = await it.tokens('es256')
    const signed = await userinfo(get({}, { authorization: `Bearer ${access_token}` }), it.ports, it.now)
    if (signed === 'stale') throw new Error(signed)
    const ask = async (hint: unknown) =>
      verdict(await it.authorize({ ...requestOf('es256'), id_token_hint: String(hint), prompt: 'none' }))
    expect(await ask(signed.body)).toBe('invalid_request')
    expect(await ask(id_token)).toBe('code')
  })

  test('A32 a sub in claims that is not signed in: login_required with prompt=none', async () => {
    it.signIn('alice')
    const claims = (value: string) => JSON.stringify({ id_token: { sub: { value } } })
    expect(verdict(await own({ claims: claims('other'), prompt: 'none' }))).toBe('login_required')
    expect(verdict(await own({ claims: claims('sub-of-alice'), prompt: 'none' }))).toBe('code')
  })
})
