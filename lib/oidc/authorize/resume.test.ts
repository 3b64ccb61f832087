import { beforeEach, describe, expect, test } from 'vitest'
import { stepOf, summary, verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import { withSession } from './progress.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const own = (fields = {}) => it.authorize({ ...requestOf('own'), ...fields })

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
