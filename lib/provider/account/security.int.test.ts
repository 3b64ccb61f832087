import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beside } from '#lib/db/testing/beside.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { removeOwnPasskey } from '#lib/identity/account/remove-own-passkey.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { SoftAuthenticator } from '#lib/identity/passkeys/testing/soft-authenticator.ts'
import { recoveryCodesLeft } from '#lib/identity/recovery-codes/listed.ts'
import { codeAt } from '#lib/identity/testing/factors.ts'
import { verifyTotp } from '#lib/identity/totp/verify.ts'
import { setPassword } from '#lib/identity/users.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { type FactorPerson, type Has, makeFactorPerson } from '../testing/factor-person.ts'
import { RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
const none: Has = { totp: false, passkey: false, codes: false }
let ip = 1
let browser: TestBrowser

beforeAll(keepOutbox)
beforeEach(() => {
  browser = newBrowser()
})

const newBrowser = () => new TestBrowser(stage.rig.origin, `198.52.${ip++}.1`)
const url = (path = '', tenant: SeededTenant = stage.acme) => `${tenant.production.issuer}/account/security${path}`
const open = (person: FactorPerson, on = browser, tenant = stage.acme) =>
  signIn(on, `${tenant.production.issuer}/account`, person)
const make = (has: Partial<Has> = {}, tenant = stage.acme) => makeFactorPerson(tenant, { ...none, ...has })
const whose = ({ id: userId }: FactorPerson, tenant = stage.acme) => ({
  directoryId: tenant.directories.main ?? '',
  userId,
})

/** The hidden fields of the form of a page that posts to `action`. */
function formOn(page: Visited, action: string): Record<string, string> {
  const form = [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].find(([each]) => each.includes(`action="${action}"`))
  if (form === undefined)
    throw new Error(`no form to ${action} on ${page.status} ${page.url}: ${page.body.slice(-1500)}`)
  return Object.fromEntries(
    [...form[0].matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

/** Fills in the form that posts to the page which shows it. */
async function fill(path: string, fields: Record<string, string>, query = '', on = browser): Promise<Visited> {
  const page = await on.visit(url(path + query))
  return on.visit(url(path), { form: { ...formOn(page, url(path)), ...fields } })
}

const plain = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** What the script of a page does with the options that it carries. */
const optionsOn = (page: Visited) => JSON.parse(plain(/data-options="([^"]*)"/.exec(page.body)?.[1] ?? ''))

/** Shows a passkey on the page of a sign-in that asks for it. */
function show(page: Visited, key: SoftAuthenticator, on = browser): Promise<Visited> {
  const [, part = ''] = page.body.split('data-passkey="')
  return on.submit({ ...page, body: part }, { answer: key.get(optionsOn(page)) })
}

async function add(key: SoftAuthenticator): Promise<Visited> {
  const page = await browser.visit(url('/passkeys/add'))
  const answer = key.create(optionsOn(page))
  return browser.visit(url('/passkeys/add'), { form: { ...formOn(page, url('/passkeys/add')), answer } })
}

const passkeysOf = ({ id: userId }: FactorPerson, tenant = stage.acme) =>
  withTenant(tenant.id, (tx) => tx.db.passkey.findMany({ where: { userId }, orderBy: { id: 'asc' } }))
const itemOf = (passkey: { id: string } | undefined) => `?item=${formatId('credential', passkey?.id ?? '')}`
const noPassword = (tx: Tx, { id: userId }: FactorPerson) =>
  tx.db.credential.deleteMany({ where: { userId, kind: 'password' } })
const actionsOf = async ({ id: actorId }: FactorPerson, tenant = stage.acme): Promise<string[]> =>
  (
    await withTenant(tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { actorId, actorKind: 'user' }, orderBy: [{ at: 'asc' }, { id: 'asc' }] }),
    )
  ).map(({ action }) => action)
const subjectTo = async ({ id }: FactorPerson) => (await stage.inAcme((tx) => latestMail(tx, id))).subject

/** As if they had signed in so long ago. */
const age = ({ id: userId }: FactorPerson, seconds: number) =>
  stage.inAcme((tx) =>
    tx.db.session.updateMany({ where: { userId }, data: { authTime: new Date(Date.now() - seconds * 1000) } }),
  )

describe('UX-H48 who changes what guards an account', () => {
  test('signed in lately; whoever did not does so again, and comes back to the page', async () => {
    const pat = await make()
    await open(pat)
    await age(pat, 16 * 60)
    expect((await browser.visit(url())).status).toBe(200)
    const asked = await browser.visit(url('/email'))
    expect(asked.url).toContain('/sign-in')
    expect(asked.body).toContain(`value="${pat.email}"`)
    const step = await browser.submit(asked, { username: pat.email })
    const back = await browser.submit(step, { username: pat.email, password: pat.password })
    expect(back).toMatchObject({ status: 200, url: url('/email') })
  })

  test('what an old session posts is not done', async () => {
    const pat = await make()
    await open(pat)
    const page = await browser.visit(url('/email'))
    await age(pat, 16 * 60)
    const form = { ...formOn(page, url('/email')), email: 'new@example.test' }
    expect((await browser.request(url('/email'), { form })).status).toBe(303)
    expect(await actionsOf(pat)).not.toContain('user.email_change_asked')
  })

  test('ASVS 7.5.1 has shown what guards it: a stolen password adds no factor, takes none away and changes nothing', async () => {
    const pat = await make({ passkey: true })
    await open(pat)
    for (const path of ['/passkeys/add', '/totp', '/codes', '/password', '/email'])
      expect((await browser.visit(url(path))).url).toContain('/sign-in/passkey')
    const [passkey] = await passkeysOf(pat)
    const asked = await browser.visit(url(`/passkeys/remove${itemOf(passkey)}`))
    expect(asked.url).toContain('/sign-in/passkey')
    expect(await show(asked, pat.passkey)).toMatchObject({
      status: 200,
      url: url(`/passkeys/remove${itemOf(passkey)}`),
    })
  })

  test('ASVS 7.5.1 still shows it when it is done: what is posted while the password is replaced beside it is not', async () => {
    const person = await make()
    await open(person)
    const page = await browser.visit(url('/email'))
    const form = { ...formOn(page, url('/email')), email: `n${newId().slice(-12)}@example.test` }
    const replace = async (tx: Tx) => {
      await lockPerson(tx, whose(person))
      await setPassword(tx, { ...whose(person), passwordHash: 'x', now: new Date() })
    }
    const [, done] = await beside(stage.acme.id, replace, () => browser.request(url('/email'), { form }))
    expect([done.status, done.location]).toEqual([303, url('/email')])
    const asked = { userId: person.id, purpose: 'change_email' }
    expect(await stage.inAcme((tx) => tx.db.mailChallenge.count({ where: asked }))).toBe(0)
    expect((await browser.request(url('/email'))).status).toBe(303)
  })

  test('ASVS 7.5.1 where what guards it can’t be shown any more, only an administrator helps', async () => {
    const tenant = await seedTenant({ origin: stage.rig.origin })
    await demand(tenant, { totp: 0, recoveryCodes: 0 })
    const pat = await make({ totp: true }, tenant)
    await open(pat, browser, tenant)
    const refused = await browser.visit(url('/password', tenant))
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('Ask your administrator')
  })
})

const demand = (tenant: SeededTenant, value: Record<string, number>) =>
  withTenant(tenant.id, (tx) =>
    tx.db.policy.createMany({
      data: [{ tenantId: tx.tenantId, id: newId(), level: 'tenant', kind: 'mfa', value }],
    }),
  )

describe('UX-H49 passkeys', () => {
  test('UX-H51 one more is made, named and removed; each is in the trail, and told by mail', async () => {
    const pat = await make()
    await open(pat)
    const key = new SoftAuthenticator(stage.rig.origin)
    const added = await add(key)
    expect(added).toMatchObject({ status: 200, url: url('?done=passkey_added') })
    expect(added.body).toContain('On all devices that share it')
    expect(await subjectTo(pat)).toContain('Passkey added')
    const [passkey] = await passkeysOf(pat)
    const again = await browser.visit(url('/passkeys/add'))
    expect(optionsOn(again).excludeCredentials).toMatchObject([{ id: key.id.toString('base64url') }])
    const renamed = await fill('/passkeys/rename', { name: ' My <laptop> ' }, itemOf(passkey))
    expect(renamed.body).toContain('My &lt;laptop&gt;')
    const removed = await fill('/passkeys/remove', {}, itemOf(passkey))
    expect(removed).toMatchObject({ status: 200, url: url('?done=passkey_removed') })
    expect(removed.body).toContain('Delete it in your password manager')
    const told = JSON.parse(plain(/data-passkeys-accepted="([^"]*)"/.exec(removed.body)?.[1] ?? '{}'))
    expect(told).toMatchObject({ rpId: 'localhost', allAcceptedCredentialIds: [], name: pat.email })
    expect(await subjectTo(pat)).toContain('Passkey removed')
    expect(await actionsOf(pat)).toEqual(
      expect.arrayContaining(['passkey.registered', 'passkey.renamed', 'passkey.removed']),
    )
  })

  test('UX-H51 the answer of another ceremony makes none, and one device has one', async () => {
    const pat = await make()
    await open(pat)
    const key = new SoftAuthenticator(stage.rig.origin)
    await add(key)
    const twice = await add(key)
    expect(twice.status).toBe(400)
    expect(twice.body).toContain('This device has a passkey for your account already')
    expect(await passkeysOf(pat)).toHaveLength(1)
  })

  test.each(['', ' ', 'x'.repeat(101)])('has a name that people can read: %j is refused', async (name) => {
    const pat = await make({ passkey: true })
    await show(await browser.visit(url()), pat.passkey)
    const [passkey] = await passkeysOf(pat)
    expect((await fill('/passkeys/rename', { name }, itemOf(passkey))).status).toBe(400)
  })

  test('somebody else’s is not there to be named or removed', async () => {
    const [pat, other] = [await make(), await make({ passkey: true })]
    await open(pat)
    await add(new SoftAuthenticator(stage.rig.origin))
    const [mine, [theirs]] = [await passkeysOf(pat), await passkeysOf(other)]
    const page = await browser.visit(url(`/passkeys/remove${itemOf(mine[0])}`))
    const form = { ...formOn(page, url('/passkeys/remove')), item: formatId('credential', theirs?.id ?? '') }
    expect((await browser.visit(url('/passkeys/remove'), { form })).url).toBe(url())
    expect((await browser.visit(url(`/passkeys/rename${itemOf(theirs)}`))).url).toBe(url())
    expect(await passkeysOf(other)).toHaveLength(1)
  })

  test('UX-H50 the last way in is not removed; once there is another, it may be', async () => {
    const pat = await make({ passkey: true })
    await stage.inAcme((tx) => noPassword(tx, pat))
    await show(await browser.visit(url()), pat.passkey)
    const [passkey] = await passkeysOf(pat)
    const refused = await fill('/passkeys/remove', {}, itemOf(passkey))
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('the only way in which you can sign in')
    await add(new SoftAuthenticator(stage.rig.origin))
    await fill('/passkeys/remove', {}, itemOf(passkey))
    expect((await passkeysOf(pat)).map(({ id }) => id)).not.toContain(passkey?.id)
    expect(await passkeysOf(pat)).toHaveLength(1)
  })

  test('UX-H50 of two removals at once one is left a way in', async () => {
    const pat = await make({ passkey: true })
    await stage.inAcme((tx) => noPassword(tx, pat))
    await show(await browser.visit(url()), pat.passkey)
    await add(new SoftAuthenticator(stage.rig.origin))
    const both = await passkeysOf(pat)
    expect(both).toHaveLength(2)
    const at = { environment: { id: stage.acme.production.id, kind: 'production' }, now: new Date() }
    const removals = await Promise.all(
      both.map(({ id }) => stage.inAcme((tx) => removeOwnPasskey(tx, whose(pat), id, at))),
    )
    expect(removals.map(({ kind }) => kind).sort()).toEqual(['refused', 'removed'])
    expect(await passkeysOf(pat)).toHaveLength(1)
  })

  test('one that was copied is refused, said so, and may be removed', async () => {
    const pat = await make({ passkey: true, codes: true })
    const [passkey] = await passkeysOf(pat)
    await stage.inAcme((tx) => tx.db.passkey.updateMany({ where: { userId: pat.id }, data: { clonedAt: new Date() } }))
    await open(pat)
    expect((await browser.visit(url())).body).toContain('A copy of it was used')
    const asked = await browser.visit(url(`/passkeys/remove${itemOf(passkey)}`))
    const shown = await browser.submit(asked, { code: pat.recoveryCodes[0] ?? '' })
    const form = formOn(shown, url('/passkeys/remove'))
    await browser.visit(url('/passkeys/remove'), { form })
    expect(await passkeysOf(pat)).toHaveLength(0)
  })
})

describe('an authenticator app', () => {
  const keyOn = (page: Visited) => plain(/data-copy="([A-Z2-7]+)"/.exec(page.body)?.[1] ?? '')
  const secretOn = (page: Visited): Buffer => {
    const bits = [...keyOn(page)].map((one) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'),
    )
    return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  }
  const check = (pat: FactorPerson, code: string) =>
    stage.inAcme((tx) => verifyTotp(tx, whose(pat), code, new Date())).then(({ kind }) => kind)

  test('UX-H34 is confirmed by a code, and leads to recovery codes, which are saved before they count', async () => {
    const pat = await make()
    await open(pat)
    const page = await browser.visit(url('/totp'))
    const wrong = await browser.visit(url('/totp'), { form: { ...formOn(page, url('/totp')), code: '12345' } })
    expect(wrong.status).toBe(400)
    expect(wrong.body).toContain('9 tries left')
    expect(keyOn(wrong)).toBe(keyOn(page))
    const code = codeAt(secretOn(page), new Date())
    const codes = await browser.visit(url('/totp'), { form: { ...formOn(wrong, url('/totp')), code } })
    expect(codes).toMatchObject({ status: 200, url: url('/codes?done=totp_added') })
    expect(await subjectTo(pat)).toContain('Authenticator app added')
    const listed = [...codes.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, each]) => each)
    expect(listed).toHaveLength(10)
    const file = await browser.request(url('/codes?file=1'))
    expect(file.headers.get('content-disposition')).toContain('-recovery-codes.txt')
    expect(listed.map((each) => file.body.indexOf(String(each)))).toEqual(
      listed.map((each) => file.body.indexOf(String(each))).sort((a, b) => a - b),
    )
    const unsaved = await browser.visit(url('/codes'), { form: formOn(codes, url('/codes')) })
    expect(unsaved.status).toBe(400)
    expect(await stage.inAcme((tx) => recoveryCodesLeft(tx, whose(pat)))).toBe(0)
    const form = { ...formOn(unsaved, url('/codes')), saved: '1' }
    const saved = await browser.visit(url('/codes'), { form })
    expect(saved.url).toBe(url('?done=codes_saved'))
    expect(saved.body).toContain('10 of 10 left.')
    expect(saved.body).not.toContain(String(listed[0]))
    expect(await subjectTo(pat)).toContain('New recovery codes')
  })

  test('that replaces another lets the old one work until it is confirmed', async () => {
    const pat = await make({ totp: true })
    const asked = await open(pat)
    await browser.submit(asked, { code: pat.totpCode() })
    const page = await browser.visit(url('/totp'))
    expect(page.body).toContain('Replace your authenticator app')
    const before = await stage.inAcme((tx) => tx.db.credential.findFirst({ where: { userId: pat.id, kind: 'totp' } }))
    const code = codeAt(secretOn(page), new Date())
    const done = await browser.visit(url('/totp'), { form: { ...formOn(page, url('/totp')), code } })
    expect(done.url).toBe(url('?done=totp_replaced'))
    const after = await stage.inAcme((tx) => tx.db.credential.findMany({ where: { userId: pat.id, kind: 'totp' } }))
    expect(after).toHaveLength(1)
    expect(after[0]?.id).not.toBe(before?.id)
    expect(await check(pat, pat.totpCode())).toBe('wrong')
    expect(await subjectTo(pat)).toContain('Authenticator app replaced')
  })

  test('UX-H50 that the policy demands is not removed; elsewhere it is, and told', async () => {
    const pat = await make({ totp: true })
    await browser.submit(await open(pat), { code: pat.totpCode() })
    expect((await fill('/totp/remove', {})).url).toBe(url('?done=totp_removed'))
    expect(await subjectTo(pat)).toContain('Authenticator app removed')
    const tenant = await seedTenant({ origin: stage.rig.origin })
    await demand(tenant, { requirement: 2 })
    const [kim, on] = [await make({ totp: true }, tenant), newBrowser()]
    await on.submit(await open(kim, on, tenant), { code: kim.totpCode() })
    const page = await on.visit(url('/totp/remove', tenant))
    const refused = await on.visit(url('/totp/remove', tenant), { form: formOn(page, url('/totp/remove', tenant)) })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('requires this of you')
    expect(await actionsOf(kim, tenant)).not.toContain('credential.removed')
  })

  test('A27 is guessed at ten times and no more', async () => {
    const pat = await make()
    await open(pat)
    const page = await browser.visit(url('/totp'))
    const form = { ...formOn(page, url('/totp')), code: '000000x' }
    const answers = []
    for (let tries = 0; tries < 11; tries++) answers.push((await browser.request(url('/totp'), { form })).status)
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect(answers.at(-1)).toBe(429)
  })
})

describe('recovery codes', () => {
  test('UX-H60 new ones end the old; without a factor there is nothing that they stand in for', async () => {
    const pat = await make({ totp: true, codes: true })
    await browser.submit(await open(pat), { code: pat.totpCode() })
    await fill('/codes', { saved: '1' })
    const kept = await stage.inAcme((tx) =>
      tx.db.credential.findMany({ where: { userId: pat.id, kind: 'recovery_code' } }),
    )
    expect(kept).toHaveLength(10)
    const kim = await make()
    const on = newBrowser()
    await open(kim, on)
    expect((await on.visit(url('/codes'))).url).toBe(url())
  })
})

describe('a password', () => {
  const wanted = 'seven small green boats'

  test('ASVS 6.2.3 is changed by whoever knows it, ends other sessions, and is told', async () => {
    const pat = await make()
    const other = newBrowser()
    await open(pat, other)
    await open(pat)
    const wrong = await fill('/password', { password: 'not the right one', new_password: wanted, end_others: '1' })
    expect(wrong.status).toBe(400)
    expect(wrong.body).toContain('The current password is not right')
    const same = await fill('/password', { password: pat.password, new_password: pat.password, end_others: '1' })
    expect(same.body).toContain('This is the password that you have')
    const short = await fill('/password', { password: pat.password, new_password: 'short', end_others: '1' })
    expect(short.body).toContain('Use at least 15 characters')
    const done = await fill('/password', { password: pat.password, new_password: wanted, end_others: '1' })
    expect(done).toMatchObject({ status: 200, url: url('?done=password_changed') })
    expect((await other.request(url())).status).toBe(303)
    expect(await subjectTo(pat)).toContain('Your password was changed')
    expect(await open({ ...pat, password: wanted }, newBrowser())).toMatchObject({ status: 200 })
    expect(await actionsOf(pat)).toContain('credential.changed')
  })

  test('other sessions stay where the person wants it, and this one signs in to apps as before', async () => {
    const pat = await make()
    const other = newBrowser()
    await open(pat, other)
    await open(pat)
    await fill('/password', { password: pat.password, new_password: wanted })
    expect((await other.request(url())).status).toBe(200)
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    expect((await browser.visit(app.authorizeUrl())).location).toContain('code=')
  })

  test('UX-H15 is guessed at as at a sign-in: after too many tries it has to wait', async () => {
    const pat = await make()
    await open(pat)
    const page = await browser.visit(url('/password'))
    const form = { ...formOn(page, url('/password')), password: 'a wrong one', new_password: wanted }
    let last = await browser.request(url('/password'), { form })
    for (let tries = 0; tries < 12 && last.status === 400; tries++)
      last = await browser.request(url('/password'), { form })
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await actionsOf(pat)).not.toContain('credential.changed')
  })

  test('is set by whoever has none', async () => {
    const pat = await make({ passkey: true })
    await stage.inAcme((tx) => noPassword(tx, pat))
    await show(await browser.visit(url()), pat.passkey)
    const page = await browser.visit(url('/password'))
    expect(page.body).not.toContain('Current password')
    expect((await fill('/password', { new_password: wanted })).url).toBe(url('?done=password_changed'))
    expect(await actionsOf(pat)).toContain('credential.created')
  })
})

describe('UX-H46 an address', () => {
  test('is changed by a link to the new one, and the old one can take it back', async () => {
    const pat = await make()
    await open(pat)
    expect((await fill('/email', { email: 'no address' })).status).toBe(400)
    expect((await fill('/email', { email: pat.email.toUpperCase() })).body).toContain('the address that you have')
    const fresh = `new-${newId().slice(-12)}@example.test`
    expect((await fill('/email', { email: fresh })).url).toBe(url('?done=email_change_sent'))
    expect((await fill('/email', { email: fresh })).status).toBe(429)
    const mail = async (purpose: string) => {
      const where = { userId: pat.id, purpose }
      const { id } = await stage.inAcme((tx) => tx.db.mailChallenge.findFirstOrThrow({ where, select: { id: true } }))
      return stage.inAcme((tx) => latestMail(tx, id))
    }
    const sent = await mail('change_email')
    expect(sent.to).toBe(fresh)
    const anywhere = newBrowser()
    await anywhere.submit(await anywhere.visit(linkIn(sent)), {})
    expect((await browser.visit(url())).body).toContain(fresh)
    const undo = await mail('undo_email')
    expect(undo.to).toBe(pat.email)
    await anywhere.submit(await anywhere.visit(linkIn(undo)), {})
    expect((await browser.request(url())).status).toBe(303)
  })

  test('that is not confirmed is sent a link, and another only after a while', async () => {
    const pat = await make()
    await stage.inAcme((tx) => tx.db.identifier.updateMany({ where: { userId: pat.id }, data: { verifiedAt: null } }))
    await open(pat)
    const page = await browser.visit(url())
    expect(page.body).toContain('Not confirmed')
    const form = formOn(page, url('/email/confirm'))
    const sent = await browser.visit(url('/email/confirm'), { form })
    expect(sent.url).toBe(url('?done=confirmation_sent'))
    expect((await browser.request(url('/email/confirm'), { form })).status).toBe(429)
    const where = { userId: pat.id, purpose: 'verify_email' }
    const { id } = await stage.inAcme((tx) => tx.db.mailChallenge.findFirstOrThrow({ where, select: { id: true } }))
    await browser.submit(await browser.visit(linkIn(await stage.inAcme((tx) => latestMail(tx, id)))), {})
    expect((await browser.visit(url())).body).not.toContain('Not confirmed')
  })
})
