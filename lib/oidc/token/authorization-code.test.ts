import { beforeEach, describe, expect, test } from 'vitest'
import { get } from '../testing/requests.ts'
import { type World, world } from '../testing/world.ts'
import { userinfo } from '../userinfo/index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const isAlive = async (accessToken: string | undefined) => {
  const answer = await userinfo(get({}, { authorization: `Bearer ${accessToken}` }), it.ports, it.now)
  return answer !== 'stale' && answer.status === 200
}

describe('RFC 6749 §4.1.3: redeeming a code', () => {
  test('C01 C03 a second redemption is refused and kills the tokens of the first', async () => {
    const code = await it.code('web')
    const first = await it.exchange('web', code)
    expect(first.response.status).toBe(200)
    expect(await isAlive(first.body.access_token)).toBe(true)
    const second = await it.exchange('web', code)
    expect([second.response.status, second.body.error]).toEqual([400, 'invalid_grant'])
    expect(await isAlive(first.body.access_token)).toBe(false)
    const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token }
    const { authorization } = { authorization: `Basic ${btoa('web:secret-of-web')}` }
    expect((await it.token(refresh, { authorization })).body.error).toBe('invalid_grant')
  })

  test('C02 fifty redemptions at once: one succeeds', async () => {
    const code = await it.code('web')
    const answers = await Promise.all(Array.from({ length: 50 }, () => it.exchange('web', code)))
    expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ response }) => response.status !== 200).map(({ body }) => body.error))).toEqual(
      new Set(['invalid_grant']),
    )
  })

  test('C01 a replay costs no signature', async () => {
    const code = await it.code('web')
    await it.exchange('web', code)
    it.ports.signer.sign = async () => {
      throw new Error('signed for a replay')
    }
    expect((await it.exchange('web', code)).body.error).toBe('invalid_grant')
  })

  test('C04 a code lives a minute', async () => {
    const [early, late] = [await it.code('web'), await it.code('web')]
    it.pass(59)
    expect((await it.exchange('web', early)).response.status).toBe(200)
    it.pass(1)
    expect((await it.exchange('web', late)).body.error).toBe('invalid_grant')
  })

  test('C05 another client is refused, and the code is dead for its owner too', async () => {
    for (const thief of ['other', 'spa', 'posting']) {
      const code = await it.code('web')
      expect((await it.exchange(thief, code, { redirect_uri: 'https://web.test/cb' })).body.error).toBe('invalid_grant')
      expect((await it.exchange('web', code)).body.error).toBe('invalid_grant')
    }
    expect((await it.exchange('web', await it.code('web'))).response.status).toBe(200)
  })

  test('C06 redirect_uri must be the one of the request; a refusal does not use up the code', async () => {
    const code = await it.code('web')
    for (const redirect_uri of ['https://web.test/cb/', 'https://other.test/cb', undefined, ''])
      expect((await it.exchange('web', code, { redirect_uri })).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('C07 code missing, empty or twice', async () => {
    const code = await it.code('web')
    for (const bad of [undefined, '', [code, code], [code, '']])
      expect((await it.exchange('web', code, { code: bad })).body.error).toBe('invalid_request')
  })

  test('C08 whatever differs in a character, or is another artefact, is refused', async () => {
    const code = await it.code('web')
    const { body } = await it.exchange('web', await it.code('web'))
    const flipped = `${code.slice(0, 10)}${code[10] === 'A' ? 'B' : 'A'}${code.slice(11)}`
    const others = [
      code.slice(0, -1),
      `${code}A`,
      flipped,
      code.toUpperCase(),
      ` ${code}`,
      body.refresh_token,
      body.access_token,
      body.id_token,
      `sgr_${code.slice(4)}`,
    ]
    for (const bad of others) expect((await it.exchange('web', String(bad))).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('C09 a user, session or client that ended since the authorization ends the code', async () => {
    const suspended = await it.code('web')
    const alice = it.store.users.get('user-alice')
    if (alice !== undefined) alice.active = false
    expect((await it.exchange('web', suspended)).body.error).toBe('invalid_grant')
    if (alice !== undefined) alice.active = true
    const signedOut = await it.code('web')
    for (const session of it.store.sessions) session.ended = true
    expect((await it.exchange('web', signedOut)).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', await it.code('web'))).response.status).toBe(200)
  })

  test('C10 a code of another tenant is unknown here, and stays good at home', async () => {
    const other = await world('globex')
    const code = await it.code('web')
    expect((await other.exchange('web', code)).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('C11 scope cannot grow', async () => {
    const { body } = await it.exchange('web', await it.code('web'), { scope: 'openid email phone' })
    expect(body.scope).toBe('openid')
  })

  test('C12 T22 the response is JSON in UTF-8 that nobody stores', async () => {
    const { response, body } = await it.exchange('web', await it.code('web'))
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'openid' })
    expect(response.headers).toMatchObject({
      'content-type': 'application/json;charset=utf-8',
      'cache-control': 'no-store',
    })
  })

  test('A15 without openid there is no ID token', async () => {
    expect(await it.tokens('web', { scope: 'email' })).not.toHaveProperty('id_token')
    expect(await it.tokens('web')).toHaveProperty('id_token')
  })

  test('a verdict other than redeemed throws the signatures away', async () => {
    const code = await it.code('web')
    it.ports.codes.redeem = async () => 'unknown'
    const { body } = await it.exchange('web', code)
    expect(body).toEqual({ error: 'invalid_grant', error_description: expect.any(String) })
  })
})
