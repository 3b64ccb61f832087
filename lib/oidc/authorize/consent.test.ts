import { beforeEach, describe, expect, test } from 'vitest'
import { stepOf, summary, verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import { withConsent, withSession } from './progress.ts'
import { refuseByUser } from './resume.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const own = (fields = {}) => it.authorize({ ...requestOf('own'), ...fields })

describe('OIDC Core §3.1.2.4: consent', () => {
  const web = (fields = {}) => it.authorize(fields)

  test('A24 it is remembered, and prompt=consent asks again', async () => {
    await it.code('web', { scope: 'openid email' })
    expect(verdict(await web({ scope: 'openid email' }))).toBe('code')
    expect(verdict(await web())).toBe('code')
    const again = stepOf(await web({ prompt: 'consent' }))
    expect(again.step).toBe('consent')
    const [alice] = it.store.sessions
    if (alice === undefined) throw new Error('nobody signed in')
    expect(verdict(await it.resume(withConsent(again.request, alice)))).toBe('code')
  })

  test('A24 more scopes, another resource or a single claim more ask again', async () => {
    await it.code('web', { scope: 'openid' })
    expect(verdict(await web({ scope: 'openid email' }))).toBe('consent')
    expect(verdict(await web({ resource: 'https://api.example.test/invoices' }))).toBe('consent')
    expect(verdict(await web({ claims: '{"userinfo":{"email":null}}' }))).toBe('consent')
    expect(verdict(await web())).toBe('code')
  })

  test('A40 consent counts for the user who gave it, in the request it was given in', async () => {
    const alice = it.signIn('alice')
    const bob = it.signIn('bob')
    const asked = stepOf(await it.resume(withSession(stepOf(await web()).request, alice)))
    const mixed = withSession(withConsent(asked.request, alice), bob)
    expect(verdict(await it.resume(mixed))).toBe('consent')
    expect(verdict(await it.resume(withConsent(asked.request, alice)))).toBe('code')
    const other = stepOf(await it.resume(withSession(stepOf(await web({ scope: 'openid email' })).request, alice)))
    expect(other.step).toBe('consent')
  })

  test('A34 a refusal by the user is access_denied, and there is no code', async () => {
    it.signIn('alice')
    const { request } = stepOf(await web())
    expect(summary(await refuseByUser(request, it.ports, it.now))).toMatchObject({
      params: { error: 'access_denied', state: 'xyz' },
    })
    expect(it.store.codes.size).toBe(0)
  })

  test('F16 offline_access needs consent, a remembered one will do; a first-party client has none to ask for', async () => {
    it.signIn('alice')
    const offline = { scope: 'openid offline_access' }
    await it.code('web')
    expect(verdict(await web({ ...offline, prompt: 'none' }))).toBe('consent_required')
    await it.code('web', offline)
    expect(verdict(await web({ ...offline, prompt: 'none' }))).toBe('code')
    expect(verdict(await own({ ...offline, prompt: 'none' }))).toBe('code')
    expect(verdict(await own({ ...offline, prompt: 'consent' }))).toBe('consent')
  })

  test('RFC 8252 §8.6: an app that another could pose as is never granted from memory', async () => {
    const native = requestOf('native', 'http://127.0.0.1:5000/cb')
    await it.code('native')
    expect(verdict(await it.authorize(native))).toBe('consent')
    await it.code('spa')
    expect(verdict(await it.authorize(requestOf('spa')))).toBe('code')
  })
})
