import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith, invoices, reports } from '../testing/fixtures.ts'
import { attemptLimit } from '../testing/memory/guards.ts'
import { basic, get, post } from '../testing/requests.ts'
import { type World, world } from '../testing/world.ts'
import { introspection } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const send = async (token: unknown, headers: Record<string, string> = basic('web'), on = it) => {
  const answer = await introspection(post({ token: token as string }, headers), on.ports, on.now)
  if (answer === 'stale') throw new Error('stale')
  return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.body ?? '') }
}
const inactive = { active: false }
const atInvoices = { scope: 'openid invoices:read', resource: invoices }

describe('RFC 7662', () => {
  test('I01 confidential clients only', async () => {
    const { access_token } = await it.tokens('web')
    expect((await send(access_token)).body.active).toBe(true)
    for (const headers of [{}, { authorization: `Bearer ${access_token}` }, basic('web', 'wrong')])
      expect(await send(access_token, headers)).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    const spa = await introspection(post({ token: access_token, client_id: 'spa' }), it.ports, it.now)
    expect(spa).toMatchObject({ status: 401 })
  })

  test('I02 I05 POST, with a token', async () => {
    expect(await introspection(get({ token: 'x' }, basic('web')), it.ports, it.now)).toMatchObject({ status: 405 })
    for (const token of [undefined, '', ['a', 'b']])
      expect(await send(token)).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  })

  test('I03 expired, revoked, unknown, malformed and foreign: inactive and nothing else', async () => {
    const other = await world('globex')
    const { access_token, refresh_token } = await it.tokens('web')
    const foreign = (await other.tokens('web')).access_token
    for (const token of ['x', 'a.b.c', `sga_${'A'.repeat(43)}`, foreign])
      expect((await send(token)).body).toEqual(inactive)
    for (const family of it.store.families.values()) family.revoked = 'test'
    for (const token of [access_token, refresh_token]) expect((await send(token)).body).toEqual(inactive)
    const late = (await it.tokens('web')).access_token
    it.pass(600)
    expect((await send(late)).body).toEqual(inactive)
  })

  test('I04 a token is described to its client and to its API, not to a third', async () => {
    const { access_token } = await it.tokens('web', atInvoices)
    expect((await send(access_token)).body).toMatchObject({
      active: true,
      token_type: 'Bearer',
      iss: it.store.environment.issuer,
      aud: invoices,
      client_id: 'web',
      sub: 'sub-of-alice',
      scope: 'openid invoices:read',
      permissions: ['invoices:read'],
    })
    expect((await send(access_token, basic('invoices-api'))).body.active).toBe(true)
    expect((await send(access_token, basic('other'))).body).toEqual(inactive)
    const elsewhere = (await it.tokens('web', { scope: 'reports:read', resource: reports })).access_token
    expect((await send(elsewhere)).body).toMatchObject({ active: true, aud: reports })
    expect((await send(elsewhere, basic('invoices-api'))).body).toEqual(inactive)
  })

  test('I06 the state is live: user, session, client and tenant', async () => {
    const { access_token } = await it.tokens('web', atInvoices)
    const asApi = () => send(access_token, basic('invoices-api'))
    const alice = it.store.users.get('user-alice')
    if (alice === undefined) throw new Error('no user')
    alice.active = false
    expect((await asApi()).body).toEqual(inactive)
    alice.active = true
    it.store.clients.set('web', clientWith('web', { status: 'disabled' }))
    expect((await asApi()).body).toEqual(inactive)
    it.store.clients.set('web', clientWith('web'))
    expect((await asApi()).body.active).toBe(true)
    for (const session of it.store.sessions) session.ended = true
    expect((await asApi()).body).toEqual(inactive)
  })

  test('I08 refresh tokens are described to their owner; ID tokens and codes are no tokens here', async () => {
    const { refresh_token, id_token } = await it.tokens('web')
    expect((await send(refresh_token)).body).toMatchObject({ active: true, client_id: 'web', scope: 'openid' })
    expect((await send(refresh_token, basic('other'))).body).toEqual(inactive)
    for (const other of [id_token, await it.code('web')]) expect((await send(other)).body).toEqual(inactive)
    await it.token({ grant_type: 'refresh_token', refresh_token }, basic('web'))
    expect((await send(refresh_token)).body).toEqual(inactive)
  })

  test('I09 scanning is slowed down, for that client and network only', async () => {
    const { access_token } = await it.tokens('web')
    for (let n = 0; n < attemptLimit; n += 1) expect((await send(`random-${n}`)).status).toBe(200)
    expect(await send('random')).toMatchObject({ status: 429, headers: { 'retry-after': '60' } })
    expect((await send(access_token)).status).toBe(429)
    expect((await send(access_token, { ...basic('web'), 'test-ip': '198.51.100.7' })).body.active).toBe(true)
  })

  test('B12 an opaque token that differs in anything is none', async () => {
    const { access_token } = await it.tokens('web', { scope: 'reports:read', resource: reports })
    const token = String(access_token)
    for (const bad of [token.slice(0, -1), `${token}A`, token.toUpperCase(), token.replace('sga_', 'sgr_')])
      expect((await send(bad)).body).toEqual(inactive)
    expect((await send(token)).body).toMatchObject({ active: true, sub: 'sub-of-alice' })
  })

  test('DESIGN 2.4: what was too much for the token is answered here', async () => {
    const roles = Array.from({ length: 200 }, (_, n) => `role-${n}`)
    const alice = it.store.users.get('user-alice')
    if (alice !== undefined) alice.holds[invoices] = { roles, permissions: ['invoices:read', 'invoices:write'] }
    const { access_token } = await it.tokens('web', atInvoices)
    const { body } = await send(access_token, basic('invoices-api'))
    expect(body).toMatchObject({ active: true, roles, permissions: ['invoices:read'] })
    expect(body).not.toHaveProperty('permissions_ref')
  })
})
