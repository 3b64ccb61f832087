import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { listOwnActivity } from '#lib/identity/account/own-activity.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { TestBrowser } from '#lib/provider/testing/browser.ts'
import { RelyingParty, signIn } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import { seedBuiltInRole } from '#lib/testing/people.ts'
import { revokeClientConsents } from '../clients/revoke-consents.ts'
import { signOutClient } from '../clients/sign-out.ts'
import { listConsents } from '../consents/list.ts'
import { revokeUserConsents } from '../users/revoke-consents.ts'
import { signOutUser } from '../users/sign-out.ts'
import { endUserSession } from './end.ts'
import { listSessions } from './list.ts'

const stage = onStage()
const web = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
const inHouse = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)

type Person = { id: string; directoryId: string }
const as = ({ id, directoryId }: Person) => {
  const actor: Actor = { kind: 'user', tenantId: stage.acme.id, directoryId, userId: id, name: '' }
  return { actor, tenant: stage.acme.slug, now: new Date() }
}
const asOwner = () => as(stage.acme.owner)
const user = ({ id }: Person) => formatId('user', id)
const client = ({ id }: { id: string }) => formatId('client', id)
const at = { environment: 'production' }
const here = (of: { id: string }) => ({ ...at, id: client(of) })
const sessionsOf = async (person: Person) => (await listSessions.call(asOwner(), { user: user(person) })).rows

/** What is left of tokens: whether userinfo knows the access token, and whether the refresh token gives another. */
async function standing(app: RelyingParty, tokens: Record<string, unknown>) {
  const { status } = await app.userinfo(String(tokens.access_token))
  const introspected = await app.introspect(String(tokens.access_token))
  const refreshed = await app.refresh(String(tokens.refresh_token))
  return [status, introspected.json.active, refreshed.json.error ?? 'refreshed']
}
const alive = [200, true, 'refreshed']
const dead = [401, false, 'invalid_grant']
const eventsOf = (action: string) => stage.inAcme((tx) => tx.db.auditEvent.count({ where: { action } }))

describe('the list of sessions', () => {
  test('says who is signed in, where, by which device and with which apps; and finds them by person, client and environment', async () => {
    const { ada, ben, production } = stage.acme
    await web().tokensFor(ada, { scope: 'openid' })
    await inHouse().tokensFor(ben, { scope: 'openid' })
    const all = await listSessions.call(asOwner(), at)
    expect(all.rows.map((row) => row.user.id).sort()).toEqual([user(ada), user(ben)].sort())
    const [one] = await sessionsOf(ada)
    expect(one).toMatchObject({ clients: [{ id: client(production.web) }], environment: { slug: 'production' } })
    expect(one?.ip).not.toBeNull()
    const byClient = await listSessions.call(asOwner(), { ...at, client: client(production.firstParty) })
    expect(byClient.rows.map((row) => row.user.id)).toEqual([user(ben)])
    const both = await listSessions.call(asOwner(), { user: user(ada), client: client(production.firstParty) })
    expect(both).toMatchObject({ rows: [], total: 0 })
    expect((await listSessions.call(asOwner(), { environment: 'staging' })).rows).toEqual([])
  })

  test('turns its pages in both orders without losing or repeating anybody', async () => {
    for (let n = 0; n < 3; n++)
      await signIn(new TestBrowser(stage.rig.origin), inHouse().authorizeUrl(), stage.acme.ada)
    for (const sort of ['seen', '-seen'] as const) {
      const whole = (await listSessions.call(asOwner(), { ...at, sort })).rows.map(({ id }) => id)
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listSessions.call(asOwner(), { ...at, sort, limit: 2, cursor })
        seen.push(...page.rows.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(whole)
      expect(whole.length).toBeGreaterThan(3)
    }
  })

  test('S02 knows no environment, person or client of another tenant', async () => {
    const { globex } = stage
    for (const of of [
      { environment: 'nowhere' },
      { user: user(globex.ada) },
      { client: client(globex.production.web) },
      { user: 'usr_nobody' },
    ])
      for (const list of [listSessions, listConsents])
        await expect(list.call(asOwner(), of)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('7.4.1 what is ended from the console is dead at its next use', () => {
  test('one session: its tokens die, those to outlive it too; those of another browser live on, and it leaves the list', async () => {
    const { ada } = stage.acme
    const before = new Set((await sessionsOf(ada)).map(({ id }) => id))
    const [app, other] = [web(), web()]
    const tokens = await app.tokensFor(ada, { scope: 'openid offline_access' })
    const mine = (await sessionsOf(ada)).find(({ id }) => !before.has(id))
    const others = await other.tokensFor(ada, { scope: 'openid' })
    expect(await standing(app, tokens)).toEqual(alive)
    const told = await eventsOf('user.session_ended')
    await endUserSession.call(asOwner(), { session: mine?.id ?? '' })
    // Whose it was reads of it in their own activity.
    expect(await eventsOf('user.session_ended')).toBe(told + 1)
    const whose = { directoryId: stage.acme.directories.main, userId: ada.id }
    const { events } = await stage.inAcme((tx) => listOwnActivity(tx, whose, new Date()))
    expect(events).toContainEqual(expect.objectContaining({ action: 'user.session_ended', by: 'somebody' }))
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(401)
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(400)
    expect((await other.userinfo(String(others.access_token))).status).toBe(200)
    expect((await sessionsOf(ada)).map(({ id }) => id)).not.toContain(mine?.id)
    const again = endUserSession.call(asOwner(), { session: mine?.id ?? '' })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
  })

  test('all of a person: sessions by one verb, consents by another, an event for each', async () => {
    const { ada } = stage.acme
    const app = web()
    const tokens = await app.tokensFor(ada, { scope: 'openid offline_access' })
    const told = await eventsOf('consent.revoked')
    const whose = { directory: 'main', id: user(ada) }
    expect(await revokeUserConsents.call(asOwner(), whose)).toEqual({ consents: 1, left: 0 })
    expect(await standing(app, tokens)).toEqual(dead)
    expect(await eventsOf('consent.revoked')).toBe(told + 1)
    expect(await revokeUserConsents.call(asOwner(), whose)).toEqual({ consents: 0, left: 0 })
    expect((await sessionsOf(ada)).length).toBeGreaterThan(0)
    await signOutUser.call(asOwner(), whose)
    expect(await sessionsOf(ada)).toEqual([])
  })

  test('all of a client: tokens by one verb, consents by another; other clients keep theirs', async () => {
    const { ada, ben, production } = stage.acme
    const [app, other] = [web(), inHouse()]
    const tokens = [await app.tokensFor(ada, { scope: 'openid' }), await app.tokensFor(ben, { scope: 'openid' })]
    const others = await other.tokensFor(ben, { scope: 'openid' })
    const { families, left } = await signOutClient.call(asOwner(), here(production.web))
    expect(families).toBeGreaterThanOrEqual(2)
    expect(left).toBe(0)
    for (const each of tokens) expect(await standing(app, each)).toEqual(dead)
    expect(await standing(other, others)).toEqual(alive)
    const kept = await listConsents.call(asOwner(), { ...at, client: client(production.web) })
    expect(kept.rows.map((row) => row.user.id).sort()).toEqual([user(ada), user(ben)].sort())
    expect(kept.rows[0]).toMatchObject({ scopes: expect.arrayContaining(['openid']), lastUsedAt: expect.any(Date) })
    const anew = await app.tokensFor(ada, { scope: 'openid' })
    expect(await revokeClientConsents.call(asOwner(), here(production.web))).toEqual({ consents: 2, left: 0 })
    expect(await standing(app, anew)).toEqual(dead)
    expect((await listConsents.call(asOwner(), { client: client(production.web) })).rows).toEqual([])
  })
})

describe('S10 nobody ends what belongs to somebody who holds more', () => {
  test('a user manager ends a member’s session, and not the owner’s', async () => {
    const { ada, ben, owner } = stage.acme
    await stage.inAcme((tx) => seedBuiltInRole(tx, ben, 'user_manager', new Date()))
    for (const person of [ada, owner]) await inHouse().tokensFor(person, { scope: 'openid' })
    const [theirs] = await sessionsOf(ada)
    const [owners] = await sessionsOf(owner)
    await endUserSession.call(as(ben), { session: theirs?.id ?? '' })
    const refused = endUserSession.call(as(ben), { session: owners?.id ?? '' })
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    expect((await sessionsOf(owner)).map(({ id }) => id)).toContain(owners?.id)
  })
})
