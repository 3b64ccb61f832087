import { beforeAll, describe, expect, test } from 'vitest'
import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hashToken, mint } from '#lib/kernel/tokens.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { platformTenant, resolveTenant } from '#lib/tenancy/resolve.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { stories } from '../demo/story.ts'
import { createFirstOperator } from './create-first-operator.ts'
import { createFirstTenant } from './create-first-tenant.ts'
import { loadFirstDemo } from './load-first-demo.ts'
import { setUpOperator } from './set-up-operator.ts'
import { findSetupLink, isSetUp } from './spend-token.ts'

onTestDatabase({ keys: 12 })

const now = new Date()
const token = mint('setup')
const operator = { displayName: 'Dana Whitfield', email: 'dana@example.test', password: 'seven quiet lanterns drift' }
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const operators = async () => withTenant((await platformTenant()).id, (tx) => tx.db.user.count())
let next = ''

beforeAll(async () => {
  await bootstrapPlatform('http://localhost:3000', now)
  const setupTokenHash = new Uint8Array(hashToken('setup', token) ?? [])
  const state = { instanceId: newId(), origin: 'http://localhost:3000', keyCheck: new Uint8Array(32), setupTokenHash }
  await asPlatform((db) => db.platformState.create({ data: { ...state, setupExpiresAt: plusSeconds(now, 3_600) } }))
})

describe('set-up', () => {
  test('Y07 looking at the link uses nothing up', async () => {
    for (const _ of [1, 2, 3]) expect(await findSetupLink(token, now)).toMatchObject({ step: 'operator' })
    expect(await findSetupLink(mint('setup'), now)).toBeUndefined()
    expect(await findSetupLink(`${token}x`, now)).toBeUndefined()
    expect(await isSetUp()).toBe(false)
  })

  test('a token that was never given out, or whose hour is over, makes nobody', async () => {
    expect(await code(createFirstOperator({ ...operator, token: mint('setup') }, now))).toBe('not_found')
    expect(await code(createFirstOperator({ ...operator, token }, plusSeconds(now, 3_601)))).toBe('not_found')
    expect(await operators()).toBe(0)
  })

  test('a password that is easily guessed is refused, and the link stays good', async () => {
    expect(await code(createFirstOperator({ ...operator, token, password: 'password1234567' }, now))).toBe('invalid')
    expect(await code(createFirstOperator({ ...operator, token, email: 'dana' }, now))).toBe('invalid')
    expect(await findSetupLink(token, now)).toMatchObject({ step: 'operator' })
  })

  test('ten who use the link at once make one operator', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        createFirstOperator({ ...operator, email: `dana${i}@example.test`, token }, now),
      ),
    )
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(made).toHaveLength(1)
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    expect(refusals.filter((refusal) => refusal !== 'not_found' && refusal !== 'conflict')).toEqual([])
    next = made[0]?.next ?? ''
    expect(await operators()).toBe(1)
    expect(await isSetUp()).toBe(true)
  })

  test('the link never works again, and start-up makes no second operator', async () => {
    expect(await findSetupLink(token, now)).toBeUndefined()
    expect(await code(createFirstOperator({ ...operator, token }, now))).toBe('not_found')
    expect(await setUpOperator('second@example.test', 'eight loud lanterns sink', now)).toBe('present')
    expect(await operators()).toBe(1)
  })

  test('the second step has a token of its own, which opens nothing else', async () => {
    expect(await findSetupLink(next, now)).toMatchObject({ step: 'tenant' })
    expect(await code(createFirstOperator({ ...operator, token: next }, now))).toBe('not_found')
    const wanted = {
      token: next,
      slug: 'www',
      displayName: 'Initech',
      ownerName: 'Bill',
      ownerEmail: 'bill@initech.test',
    }
    expect(await code(createFirstTenant(wanted, now))).toBe('invalid')
  })

  test('the demo: two tenants, each password once, one address in both as two people, and a trail', async () => {
    const loaded = await loadFirstDemo({ token: next }, now)
    expect(loaded.map(({ slug }) => slug)).toEqual(stories.map(({ slug }) => slug))
    const passwords = loaded.flatMap(({ people }) => people.map(({ password }) => password))
    expect(new Set(passwords).size).toBe(passwords.length)
    expect(loaded.every(({ people }) => people.some(({ email }) => email === 'sam.rivera@acme.test'))).toBe(true)
    for (const { slug } of loaded) {
      const tenant = await resolveTenant(slug)
      const actions = await withTenant(tenant?.id ?? '', (tx) => tx.db.auditEvent.groupBy({ by: ['action'] }))
      for (const told of ['tenant.created', 'user.created', 'session.started', 'session.failed', 'token.replayed'])
        expect(actions.map(({ action }) => action)).toContain(told)
    }
  })

  test('nothing is left to do', async () => {
    expect(await code(loadFirstDemo({ token: next }, now))).toBe('not_found')
    expect(await findSetupLink(next, now)).toBeUndefined()
  })
})
