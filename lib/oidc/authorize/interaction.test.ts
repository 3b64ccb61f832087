import { beforeEach, describe, expect, test } from 'vitest'
import { signWith, testKey } from '../testing/memory/keys.ts'
import { summary, verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import type { AuthorizeAnswer } from './outcome.ts'
import { withConsent, withSession } from './progress.ts'
import { refuseByUser } from './resume.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const stepOf = (answer: AuthorizeAnswer) => {
  if (answer === 'stale' || answer.kind !== 'interact') throw new Error(`no step: ${JSON.stringify(answer)}`)
  return answer
}
const own = (fields = {}) => it.authorize({ ...requestOf('own'), ...fields })
const acr = (value: string) => JSON.stringify({ id_token: { acr: { essential: true, value } } })

describe('OIDC Core §3.1.2.3: who signs in', () => {
  test('A20 prompt=none without a session is login_required; with one it is answered', async () => {
    expect(verdict(await own({ prompt: 'none' }))).toBe('login_required')
    it.signIn('alice')
    expect(verdict(await own({ prompt: 'none' }))).toBe('code')
  })

  test('A21 prompt=none that needs consent is consent_required', async () => {
    it.signIn('alice')
    expect(verdict(await it.authorize({ prompt: 'none' }))).toBe('consent_required')
    await it.code('web')
    expect(verdict(await it.authorize({ prompt: 'none' }))).toBe('code')
  })

  test('A21 prompt=none with several accounts is account_selection_required', async () => {
    it.signIn('alice')
    it.signIn('bob')
    expect(verdict(await own({ prompt: 'none' }))).toBe('account_selection_required')
    expect(summary(await own())).toMatchObject({ step: 'select_account', reason: 'several_accounts' })
  })

  test('A23 prompt=login is satisfied by an authentication after the request alone', async () => {
    const session = it.signIn('alice')
    it.pass(5)
    const first = stepOf(await own({ prompt: 'login' }))
    expect(first).toMatchObject({ step: 'sign_in', reason: 'login_requested' })
    const skipped = await it.resume(withSession(first.request, session))
    expect(summary(skipped)).toMatchObject({ step: 'sign_in', reason: 'login_requested' })
    it.pass(5)
    session.authTime = it.now
    expect(verdict(await it.resume(withSession(first.request, session)))).toBe('code')
    expect([...it.store.families.values()].at(-1)?.authTime).toEqual(it.now)
  })

  test('A25 prompt=select_account shows the chooser, once', async () => {
    const session = it.signIn('alice')
    const first = stepOf(await own({ prompt: 'select_account' }))
    expect(first.step).toBe('select_account')
    expect(verdict(await it.resume(withSession(first.request, session)))).toBe('code')
  })

  test('A26 A28 max_age asks for a new sign-in; with prompt=none it is login_required', async () => {
    const session = it.signIn('alice')
    expect(verdict(await own({ max_age: '1' }))).toBe('code')
    it.pass(2)
    expect(verdict(await own({ max_age: '1', prompt: 'none' }))).toBe('login_required')
    const first = stepOf(await own({ max_age: '1' }))
    expect(first.reason).toBe('max_age_passed')
    it.pass(3)
    session.authTime = it.now
    it.pass(3)
    expect(verdict(await it.resume(first.request))).toBe('code')
  })

  test('A26 max_age=0 asks for a sign-in in this request and then lets it pass', async () => {
    const session = it.signIn('alice', { authTime: new Date(it.now.getTime() - 1) })
    const first = stepOf(await own({ max_age: '0' }))
    it.pass(1)
    session.authTime = it.now
    it.pass(60)
    expect(verdict(await it.resume(first.request))).toBe('code')
  })

  test('A31 an essential acr that no sign-in reaches is refused at once', async () => {
    expect(verdict(await own({ claims: acr('urn:test:iris') }))).toBe('unmet_authentication_requirements')
    it.signIn('alice')
    expect(verdict(await own({ claims: acr('urn:test:password') }))).toBe('code')
  })

  test('A31 an essential acr asks for a stronger sign-in, and fails when that was not enough', async () => {
    const session = it.signIn('alice')
    it.pass(1)
    const first = stepOf(await own({ claims: acr('urn:test:mfa') }))
    expect(first.reason).toBe('stronger_sign_in_required')
    it.pass(1)
    session.authTime = it.now
    expect(verdict(await it.resume(withSession(first.request, session)))).toBe('unmet_authentication_requirements')
    session.acr = 'urn:test:mfa'
    expect(verdict(await it.resume(withSession(first.request, session)))).toBe('code')
  })

  test('acr_values are a preference: unknown ones are ignored, and a weaker sign-in passes in the end', async () => {
    const session = it.signIn('alice')
    it.pass(1)
    expect(verdict(await own({ acr_values: 'urn:test:iris' }))).toBe('code')
    const first = stepOf(await own({ acr_values: 'urn:test:mfa' }))
    expect(first.reason).toBe('stronger_sign_in_preferred')
    session.authTime = it.now
    expect(verdict(await it.resume(withSession(first.request, session)))).toBe('code')
  })
})

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
    const claims = { iss: it.store.environment.issuer, sub: 'sub-of-alice', aud: 'own' }
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

  test('A32 a sub in claims that is not signed in: login_required with prompt=none', async () => {
    it.signIn('alice')
    const claims = (value: string) => JSON.stringify({ id_token: { sub: { value } } })
    expect(verdict(await own({ claims: claims('other'), prompt: 'none' }))).toBe('login_required')
    expect(verdict(await own({ claims: claims('sub-of-alice'), prompt: 'none' }))).toBe('code')
  })
})

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

describe('the stored request', () => {
  test('A45 a client, tenant or user disabled meanwhile ends it', async () => {
    const { request } = stepOf(await own())
    const alice = it.signIn('alice')
    const client = it.store.clients.get('own')
    if (client === undefined) throw new Error('no client')
    it.store.clients.set('own', { ...client, status: 'disabled' })
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('page')
    expect(verdict(await own())).toBe('page')
    it.store.clients.set('own', { ...client, redirectUris: [] })
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('page')
    it.store.clients.set('own', client)
    it.store.environment.status = 'suspended'
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('page')
    expect(verdict(await own())).toBe('page')
    it.store.environment.status = 'active'
    for (const user of it.store.users.values()) user.active = false
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('sign_in')
    for (const user of it.store.users.values()) user.active = true
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('code')
  })

  test('it expires, and gives one code', async () => {
    const { request } = stepOf(await own())
    const alice = it.signIn('alice')
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('code')
    expect(verdict(await it.resume(withSession(request, alice)))).toBe('access_denied')
    expect(it.store.codes.size).toBe(1)
    it.pass(1)
    const late = stepOf(await own({ prompt: 'login' }))
    it.pass(it.store.environment.lifetimes.requestSeconds)
    expect(verdict(await it.resume(late.request))).toBe('page')
  })

  test('C13 two users in two tabs of one browser: each code is its own user’s', async () => {
    const [first, second] = [stepOf(await own()), stepOf(await own())]
    const [alice, bob] = [it.signIn('alice'), it.signIn('bob')]
    for (const [step, session] of [
      [second, bob],
      [first, alice],
    ] as const) {
      const answer = summary(await it.resume(withSession(step.request, session)))
      const code = answer.is === 'redirect' ? answer.params.code : undefined
      const { body } = await it.exchange('own', String(code))
      expect(JSON.parse(atob(String(body.id_token).split('.')[1] ?? ''))).toMatchObject({
        sub: session.sub,
        sid: session.sid,
      })
    }
  })

  test('a moved snapshot is told to the caller, and nothing is issued', async () => {
    it.signIn('alice')
    it.store.staleWrites = 1
    expect(await own()).toBe('stale')
    expect(it.store.codes.size).toBe(0)
    expect(verdict(await own())).toBe('code')
  })
})
