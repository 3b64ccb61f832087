import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { stepOf, summary, verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import { withSession } from './progress.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

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
    expect(first).toMatchObject({ step: 'step_up', reason: 'stronger_sign_in_required' })
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
    expect(first).toMatchObject({ step: 'step_up', reason: 'stronger_sign_in_preferred' })
    session.authTime = it.now
    expect(verdict(await it.resume(withSession(first.request, session)))).toBe('code')
  })

  test('RFC 9470 a stronger context holds the weaker one that is demanded, and the token says the demanded one', async () => {
    it.signIn('alice', { acr: 'urn:test:mfa' })
    const code = summary(await own({ claims: acr('urn:test:password') }))
    if (code.is !== 'redirect') throw new Error('no redirect')
    const { body } = await it.exchange('own', String(code.params.code))
    expect(decodeJwt(String(body.id_token)).acr).toBe('urn:test:password')
  })

  test('RFC 9470 once sign-in has asked for all it could, a demand that is not met is refused and a wish is dropped', async () => {
    const session = it.signIn('alice')
    it.pass(1)
    for (const [ask, end] of [
      [{ claims: acr('urn:test:mfa') }, 'unmet_authentication_requirements'],
      [{ acr_values: 'urn:test:mfa' }, 'code'],
    ] as const) {
      const raised = withSession(stepOf(await own(ask)).request, session)
      expect(verdict(await it.resume({ ...raised, progress: { ...raised.progress, isRaised: true } }))).toBe(end)
    }
  })

  test('a session that the policy finds too weak is stepped up, and never silently with prompt=none', async () => {
    const session = it.signIn('alice')
    it.store.tooWeak.add(session.id)
    expect(stepOf(await own())).toMatchObject({ step: 'step_up', reason: 'policy_not_met' })
    expect(verdict(await own({ prompt: 'none' }))).toBe('login_required')
    it.store.tooWeak.clear()
    expect(verdict(await own())).toBe('code')
  })
})
