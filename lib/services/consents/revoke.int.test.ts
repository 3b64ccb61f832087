import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { TestBrowser } from '#lib/provider/testing/browser.ts'
import { codeOf, RelyingParty, signIn } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import { deleteUser } from '../users/delete.ts'
import { suspendUser } from '../users/suspend.ts'
import { revokeUserConsent } from './revoke.ts'

const stage = onStage()
const web = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
const asOwner = () => {
  const { owner } = stage.acme
  const actor: Actor = {
    kind: 'user',
    tenantId: stage.acme.id,
    directoryId: owner.directoryId,
    userId: owner.id,
    name: '',
  }
  return { actor, tenant: stage.acme.slug, now: new Date() }
}
const liveGrant = (userId: string) =>
  stage.inAcme((tx) => tx.db.grant.findFirst({ where: { userId, revokedAt: null }, select: { id: true } }))
const personOf = ({ id }: { id: string }) => ({ directory: 'main', id: formatId('user', id) })

describe('a consent that is taken back', () => {
  test('kills what came of it, and the next request asks again', async () => {
    const { ada } = stage.acme
    const tokens = await web().tokensFor(ada, { scope: 'openid offline_access' })
    const grant = await liveGrant(ada.id)
    await revokeUserConsent.call(asOwner(), { grant: formatId('grant', grant?.id ?? '') })
    expect((await web().userinfo(String(tokens.access_token))).status).toBe(401)
    expect((await web().refresh(String(tokens.refresh_token))).json.error).toBe('invalid_grant')
    expect(await liveGrant(ada.id)).toBeNull()
  })

  test('while twenty codes are issued and redeemed: no token outlives it without a new consent', async () => {
    const { ben } = stage.acme
    const app = web()
    const browser = new TestBrowser(stage.rig.origin)
    codeOf(await signIn(browser, app.authorizeUrl(), ben))
    const grant = await liveGrant(ben.id)
    const one = async () => {
      const { location } = await browser.visit(app.authorizeUrl())
      const code = location === undefined ? null : new URL(location).searchParams.get('code')
      return code === null ? undefined : app.redeem(code)
    }
    const runs = Array.from({ length: 20 }, one)
    await revokeUserConsent.call(asOwner(), { grant: formatId('grant', grant?.id ?? '') })
    const answers = await Promise.all(runs)
    for (const answer of answers)
      if (answer?.status === 200) expect((await app.userinfo(String(answer.json.access_token))).status).toBe(401)
    const alive = await stage.inAcme((tx) => tx.db.tokenFamily.count({ where: { userId: ben.id, revokedAt: null } }))
    expect(alive).toBe(0)
    const { location } = await browser.visit(app.authorizeUrl())
    expect(location).toBeUndefined()
  })
})

describe('7.4.1 a person who may no longer sign in', () => {
  test('has no live token or session the moment they are suspended, nor once they are deleted', async () => {
    for (const [person, end] of [
      [stage.acme.ada, (input: object) => suspendUser.call(asOwner(), input)],
      [stage.acme.ben, (input: object) => deleteUser.call(asOwner(), { ...input, confirm: stage.acme.ben.email })],
    ] as const) {
      const tokens = await web().tokensFor(person, { scope: 'openid offline_access' })
      expect((await web().userinfo(String(tokens.access_token))).status).toBe(200)
      await end(personOf(person))
      expect((await web().userinfo(String(tokens.access_token))).status).toBe(401)
      expect((await web().introspect(String(tokens.access_token))).json).toEqual({ active: false })
      expect((await web().refresh(String(tokens.refresh_token))).json.error).toBe('invalid_grant')
    }
  })
})
