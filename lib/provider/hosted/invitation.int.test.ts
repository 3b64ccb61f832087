import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId, parseId } from '#lib/kernel/ids.ts'
import { mint, type TokenKind, tokenPrefixes } from '#lib/kernel/tokens.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { resendInvitation } from '#lib/services/invitations/resend.ts'
import { revokeInvitation } from '#lib/services/invitations/revoke.ts'
import { sendInvitation } from '#lib/services/invitations/send.ts'
import { seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
beforeAll(keepOutbox)

const password = 'plum otter lantern 92'
let people = 0
const freshEmail = () => `invited${people++}@example.test`
const now = () => new Date()

const owner = (): Actor => {
  const { id, directoryId, displayName } = stage.acme.owner
  return { kind: 'user', tenantId: stage.acme.id, directoryId, userId: id, name: displayName }
}
const call = (actor: Actor = owner()) => ({ actor, tenant: stage.acme.slug, now: now() })

type Wanted = Omit<z.input<typeof sendInvitation.input>, 'environment'>

/** Invites, and reads the link out of the mail. */
async function invite(wanted: Wanted, actor?: Actor) {
  const { id } = await sendInvitation.call(call(actor), { environment: 'production', ...wanted })
  return { id, link: await linkOf(id) }
}

const stored = (shown: string): string => parseId('invitation', shown) ?? ''
const linkOf = (id: string) => stage.inAcme(async (tx) => linkIn(await latestMail(tx, stored(id))))
const rowOf = (id: string) => stage.inAcme((tx) => tx.db.invitation.findFirstOrThrow({ where: { id: stored(id) } }))
const browserOf = () => new TestBrowser(stage.rig.origin)
const tokenOf = (link: string): string => new URL(link).searchParams.get('token') ?? ''

const accept = async (browser: TestBrowser, link: string, name = 'Nora New'): Promise<Visited> =>
  browser.submit(await browser.visit(link), { name, new_password: password, decision: 'create' })

const personWith = (email: string) =>
  stage.inAcme((tx) =>
    tx.db.identifier.findMany({
      where: { normalized: email },
      include: { user: { include: { assignments: true, memberships: true } } },
    }),
  )

describe('an invitation is accepted', () => {
  test('Y01 by a new person, once: the address is verified, the roles and groups are theirs, and the trail has it', async () => {
    const group = newId()
    const place = { tenantId: stage.acme.id, directoryId: stage.acme.directories.main }
    await stage.inAcme((tx) => tx.db.group.create({ data: { ...place, id: group, slug: 'crew', displayName: 'Crew' } }))
    const email = freshEmail()
    const { id, link } = await invite({ email, roles: ['auditor'], groups: [formatId('group', group)] })
    const done = await accept(browserOf(), link)
    expect([done.status, done.body.includes('You are in')]).toEqual([200, true])
    const [made] = await personWith(email)
    expect(made).toMatchObject({ verifiedAt: expect.any(Date), user: { displayName: 'Nora New', status: 'active' } })
    expect(made?.user.assignments).toMatchObject([{ builtinRole: 'auditor', environmentId: null }])
    expect(made?.user.memberships).toMatchObject([{ groupId: group }])
    expect(await rowOf(id)).toMatchObject({ acceptedBy: made?.userId, acceptedAt: expect.any(Date) })
    const events = await stage.inAcme((tx) => tx.db.auditEvent.findMany({ where: { actorId: made?.userId ?? '' } }))
    expect(new Set(events.map(({ action }) => action))).toEqual(
      new Set(['user.created', 'assignment.created', 'membership.added', 'invitation.accepted']),
    )
    expect(events.every(({ onBehalfOf }) => onBehalfOf === stage.acme.owner.id)).toBe(true)
    expect(JSON.stringify(events.map(({ changes }) => changes))).not.toContain(email)

    const again = await browserOf().visit(link)
    expect([again.status, again.body.includes('has been used')]).toEqual([410, true])
  })

  test('and the new person signs in to an app with the password they chose', async () => {
    const email = freshEmail()
    const { link } = await invite({ email })
    const browser = browserOf()
    await accept(browser, link)
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    expect((await signIn(browser, app.authorizeUrl(), { email, password })).location).toContain('code=')
  })

  test('Y01 in parallel: one succeeds, and there is one person', async () => {
    const email = freshEmail()
    const { link } = await invite({ email, roles: ['support'] })
    const browsers = Array.from({ length: 5 }, browserOf)
    const pages = await Promise.all(browsers.map((browser) => browser.visit(link)))
    const fields = { name: 'Nora New', new_password: password, decision: 'create' }
    const answers = await Promise.all(browsers.map((browser, at) => browser.submit(pages[at] as Visited, fields)))
    expect(answers.filter(({ body }) => body.includes('You are in'))).toHaveLength(1)
    const made = await personWith(email)
    expect(made).toHaveLength(1)
    expect(made[0]?.user.assignments).toHaveLength(1)
  })

  test('Y01 not with an address, a role or a tenant of the form’s own: what the invitation says counts', async () => {
    const email = freshEmail()
    const { link } = await invite({ email })
    const browser = browserOf()
    const forged = {
      email: 'mallory@example.test',
      username: 'mallory@example.test',
      roles: 'owner',
      tenant: stage.globex.id,
    }
    const fields = { name: 'Nora New', new_password: password, decision: 'create', ...forged }
    expect((await browser.submit(await browser.visit(link), fields)).body).toContain('You are in')
    expect(await personWith('mallory@example.test')).toEqual([])
    expect((await personWith(email))[0]?.user.assignments).toEqual([])
  })

  test('UX-H37 with a password by the rules of the directory, which are there before anything is typed', async () => {
    const { id, link } = await invite({ email: freshEmail() })
    const browser = browserOf()
    const page = await browser.visit(link)
    expect(page.body).toMatch(/At least \d+ characters/)
    const refused = await browser.submit(page, { name: '', new_password: 'short', decision: 'create' })
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('Enter your name')
    expect(refused.body).toContain('Use at least')
    expect((await rowOf(id)).acceptedAt).toBeNull()
    const done = await browser.submit(refused, { name: 'Nora New', new_password: password, decision: 'create' })
    expect(done.body).toContain('You are in')
  })

  test('UX-C8 administrators are sent to the issuer of the console, and on to it', async () => {
    const { link } = await invite({ email: freshEmail(), roles: ['admin'] })
    expect(link.startsWith(`${stage.rig.origin}/t/${stage.acme.slug}/control/invitation?`)).toBe(true)
    const done = await accept(browserOf(), link)
    expect(done.body).toContain(`href="/admin/${stage.acme.slug}"`)
  })
})

describe('an invitation is not accepted', () => {
  const refusedAt = async (link: string) => {
    const page = await browserOf().visit(link)
    return [page.status, /<h1[^>]*>([^<]*)/.exec(page.body)?.[1]]
  }

  test('Y01 after it was revoked, or sent again: only the newest link works', async () => {
    const { id, link } = await invite({ email: freshEmail() })
    const browser = browserOf()
    const open = await browser.visit(link)
    await resendInvitation.call(call(), { directory: 'main', id })
    const newest = await linkOf(id)
    expect(await refusedAt(link)).toEqual([404, 'This invitation is not known'])
    const late = await browser.submit(open, { name: 'Nora New', new_password: password, decision: 'create' })
    expect(late.status).toBe(404)
    expect((await browserOf().visit(newest)).status).toBe(200)
    await revokeInvitation.call(call(), { directory: 'main', id })
    expect(await refusedAt(newest)).toEqual([410, 'This invitation was taken back'])
    expect((await rowOf(id)).acceptedAt).toBeNull()
  })

  test('Y01 at another tenant, or in another directory of its own', async () => {
    const { link } = await invite({ email: freshEmail() })
    const at = (issuer: string) => refusedAt(`${issuer}/invitation${new URL(link).search}`)
    expect(await at(stage.globex.production.issuer)).toEqual([404, 'This invitation is not known'])
    expect(await at(stage.acme.staging.issuer)).toEqual([404, 'This invitation is not known'])
  })

  test('Y01 as somebody else who is signed in, who may sign out and go on', async () => {
    const { ben } = stage.acme
    const browser = browserOf()
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    await signIn(browser, app.authorizeUrl(), ben)
    const email = freshEmail()
    const { id, link } = await invite({ email })
    const page = await browser.visit(link)
    expect(page.body).toContain('for somebody else')
    const forced = await browser.submit(page, { name: 'Ben', new_password: password, decision: 'create' })
    expect(forced.body).toContain('for somebody else')
    expect((await rowOf(id)).acceptedAt).toBeNull()
    const next = await browser.submit(page, { decision: 'sign_out' })
    expect(next.body).toContain('Make your account')
    const done = await browser.submit(next, { name: 'Nora New', new_password: password, decision: 'create' })
    expect(done.body).toContain('You are in')
  })

  test('Y01 by an account that has the address unverified: it proves nothing', async () => {
    const email = freshEmail()
    const { link } = await invite({ email, roles: ['admin'] })
    const squatter = await stage.inAcme((tx) =>
      seedUser(tx, {
        directoryId: stage.acme.directories.main,
        email,
        displayName: 'Mallory',
        password,
        isEmailVerified: false,
        now: now(),
      }),
    )
    const done = await accept(browserOf(), link)
    expect(done.body).toContain('You are in')
    const owners = await personWith(email)
    expect(owners.find(({ userId }) => userId === squatter.id)?.user.assignments).toEqual([])
    expect(owners.find(({ verifiedAt }) => verifiedAt !== null)?.user.assignments).toHaveLength(1)
  })

  test('Y01 a second after its end, and it lives anew when it is sent again', async () => {
    const { id, link } = await invite({ email: freshEmail(), days: 1 })
    const browser = browserOf()
    const open = await browser.visit(link)
    stage.pass(86_400 + 1)
    expect(await refusedAt(link)).toEqual([410, 'This invitation has expired'])
    const late = await browser.submit(open, { name: 'Nora New', new_password: password, decision: 'create' })
    expect(late.status).toBe(410)
    stage.pass(-86_400 - 1)
    expect((await rowOf(id)).acceptedAt).toBeNull()
  })
})

describe('somebody who has an account', () => {
  test('Y01 signs in first, by the password of that very account', async () => {
    const { ada } = stage.acme
    const { link } = await invite({ email: ada.email, roles: ['support'] })
    const browser = browserOf()
    const page = await browser.visit(link)
    expect(page.body).toContain('Sign in to accept')
    const wrong = await browser.submit(page, { password: 'not the right one', decision: 'sign_in' })
    expect([wrong.status, wrong.body.includes('The e-mail or password is not right')]).toEqual([400, true])
    const created = await browser.submit(page, { name: 'Ada Two', new_password: password, decision: 'create' })
    expect(created.status).toBe(400)
    expect(await personWith(ada.email)).toHaveLength(2)
    const done = await browser.submit(wrong, { password: ada.password, decision: 'sign_in' })
    expect(done.body).toContain('You are in')
    const mine = (await personWith(ada.email)).find(({ userId }) => userId === ada.id)
    expect(mine?.user.assignments).toMatchObject([{ builtinRole: 'support', grantedBy: stage.acme.owner.id }])
  })

  test('Y01 accepts with one button where they are signed in already', async () => {
    const { ben } = stage.acme
    const { link } = await invite({ email: ben.email })
    const browser = browserOf()
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    await signIn(browser, app.authorizeUrl(), ben)
    const page = await browser.visit(link)
    expect(page.body).toContain('Accept the invitation')
    expect((await browser.submit(page, { decision: 'accept' })).body).toContain('You are in')
  })
})

describe('what the inviter holds', () => {
  test('S10 is looked at again when it is accepted: what they lost is withheld, and the trail says so', async () => {
    const admin = await stage.inAcme(async (tx) => {
      const directoryId = stage.acme.directories.main
      const user = await seedUser(tx, { directoryId, email: freshEmail(), displayName: 'Abe', password, now: now() })
      const assignment = await seedBuiltInRole(tx, user, 'admin', now())
      return { user, assignment }
    })
    const { id: userId, directoryId } = admin.user
    const actor: Actor = { kind: 'user', tenantId: stage.acme.id, directoryId, userId, name: 'Abe' }
    const email = freshEmail()
    const { id, link } = await invite({ email, roles: ['admin'] }, actor)
    await stage.inAcme((tx) => tx.db.assignment.deleteMany({ where: { id: admin.assignment } }))
    expect((await accept(browserOf(), link)).body).toContain('You are in')
    expect((await personWith(email))[0]?.user.assignments).toEqual([])
    const [event] = await stage.inAcme((tx) =>
      tx.db.auditEvent.findMany({ where: { targetId: stored(id), action: 'invitation.accepted' } }),
    )
    expect(event?.changes).toMatchObject({ after: { given: [], withheld: ['admin'] } })
  })

  test('S10 nobody invites above themselves', async () => {
    const { admin } = await withTenant(stage.acme.id, async (tx) => {
      const directoryId = stage.acme.directories.main
      const user = await seedUser(tx, { directoryId, email: freshEmail(), displayName: 'Uma', password, now: now() })
      await seedBuiltInRole(tx, user, 'admin', now())
      return { admin: user }
    })
    const actor: Actor = {
      kind: 'user',
      tenantId: stage.acme.id,
      directoryId: admin.directoryId,
      userId: admin.id,
      name: 'Uma',
    }
    await expect(invite({ email: freshEmail(), roles: ['owner'] }, actor)).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await invite({ email: freshEmail(), roles: ['owner'] })
    const asAdmin = call(actor)
    await expect(resendInvitation.call(asAdmin, { directory: 'main', id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(revokeInvitation.call(asAdmin, { directory: 'main', id })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the link', () => {
  test('Y07 is not used up by GET or HEAD, however often', async () => {
    const { id, link } = await invite({ email: freshEmail() })
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
      expect((await browserOf().request(link, { method })).status).toBe(200)
    expect(await rowOf(id)).toMatchObject({ acceptedAt: null, version: 1n })
    expect((await accept(browserOf(), link)).body).toContain('You are in')
  })

  test('Y03 stands on the stored issuer, and so does its form, whatever headers say', async () => {
    const { link } = await invite({ email: freshEmail() })
    expect(link.startsWith(`${stage.acme.production.issuer}/invitation?token=sgi_`)).toBe(true)
    const headers = { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https', forwarded: 'host=evil.test' }
    const page = await browserOf().request(link, { headers })
    expect(page.body).toContain(`action="${stage.acme.production.issuer}/invitation"`)
    expect(page.body).not.toContain('evil.test')
  })

  test('Y08 takes no token of another kind, and its own opens nothing else', async () => {
    const { link } = await invite({ email: freshEmail() })
    const at = (token: string) =>
      browserOf().visit(`${stage.acme.production.issuer}/invitation?${new URLSearchParams({ token })}`)
    const others = (Object.keys(tokenPrefixes) as TokenKind[]).filter((kind) => kind !== 'invitation')
    for (const kind of others) expect([kind, (await at(mint(kind))).status]).toEqual([kind, 404])
    const secret = tokenOf(link).slice(tokenPrefixes.invitation.length)
    for (const kind of others) expect([kind, (await at(tokenPrefixes[kind] + secret)).status]).toEqual([kind, 404])
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const { redirectUri: redirect_uri = '' } = stage.acme.production.web
    const code = { grant_type: 'authorization_code', code: tokenOf(link), redirect_uri, code_verifier: 'x'.repeat(43) }
    const refresh = { grant_type: 'refresh_token', refresh_token: tokenOf(link) }
    for (const form of [code, refresh])
      expect((await app.post('/oauth/token', form)).json).toMatchObject({ error: 'invalid_grant' })
    expect((await browserOf().visit(link)).status).toBe(200)
  })

  test('A41 a form from elsewhere, or of another browser, accepts nothing', async () => {
    const { id, link } = await invite({ email: freshEmail() })
    const mine = await browserOf().visit(link)
    const fields = { name: 'Nora New', new_password: password, decision: 'create' }
    const other = browserOf()
    await other.visit(link)
    expect((await other.submit(mine, fields)).status).toBe(403)
    const browser = browserOf()
    const page = await browser.visit(link)
    expect((await browser.submit(page, fields, { origin: 'https://evil.test' })).status).toBe(403)
    expect((await rowOf(id)).acceptedAt).toBeNull()
  })
})
