import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { inDatabase } from '#lib/db/testing/template.ts'
import { deleteDuePeople } from '#lib/identity/account/delete-due-people.ts'
import { eraseUser } from '#lib/identity/erase-user.ts'
import { mailChallenge } from '#lib/identity/mails/mail-challenge.ts'
import { mailedPaths } from '#lib/identity/mails/paths.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { setPassword } from '#lib/identity/users.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { spend } from '#lib/limits/spend.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
let ip = 1
let browser: TestBrowser

beforeAll(keepOutbox)
beforeEach(() => {
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
})

const url = (path = '') => `${stage.acme.production.issuer}/account${path}`
const open = (path: string, person: { email: string; password: string } = stage.acme.ada, on = browser) =>
  signIn(on, url(path), person)

const somebody = (email: string, displayName = 'Some Body'): Promise<SeededUser> =>
  stage.inAcme((tx) => {
    const { directoryId } = stage.acme.production
    return seedUser(tx, { directoryId, email, displayName, password: 'five red foxes run', now: new Date() })
  })

/** Whom the clock of the stage says to erase. */
let passed = 0
function pass(days: number): void {
  passed += days * 86_400
  stage.pass(days * 86_400)
}
const now = () => new Date(Date.now() + passed * 1000)

/** Asks for the deletion of whoever is signed in on a browser, and answers the page that came of it. */
async function askDeletion(person: SeededUser, typed = person.email): Promise<Visited> {
  const page = await open('/data/delete', person)
  return browser.visit(url('/data/delete'), { form: { ...hiddenIn(page, '/data/delete'), confirm: typed } })
}

const statusOf = (id: string) =>
  stage.inAcme(async (tx) => (await tx.db.user.findFirst({ where: { id }, select: { status: true } }))?.status)

/** What a page's form to a path carries unseen. */
function hiddenIn(page: Visited, path: string): Record<string, string> {
  const forms = [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((each) => each.includes(`${path}"`) || each.includes(`${path}?`)) ?? ''
  const fields = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

const readPerson = ({ id }: SeededUser = stage.acme.ada) =>
  stage.inAcme((tx) => tx.db.user.findFirstOrThrow({ where: { directoryId: stage.acme.production.directoryId, id } }))

const lock = (lockedFields: string[]) =>
  stage.inAcme((tx) =>
    tx.db.directory.updateMany({ where: { id: stage.acme.production.directoryId }, data: { lockedFields } }),
  )

describe('UX-H58 profile', () => {
  const wanted = { displayName: 'Seán O’Neil', givenName: 'Seán', familyName: '', locale: 'de', zoneinfo: 'Asia/Tokyo' }

  test('what somebody writes of themselves is saved, with an event of their own', async () => {
    const page = await open('/profile')
    const form = { ...hiddenIn(page, '/profile'), ...wanted }
    const done = await browser.visit(url('/profile'), { form })
    expect(done).toMatchObject({ status: 200, url: url('/profile?done=profile_saved') })
    expect(done.body).toContain('<html lang="de"')
    expect(await readPerson()).toMatchObject({ ...wanted, familyName: null })
    const where = { action: 'user.changed', targetId: stage.acme.ada.id }
    const event = await stage.inAcme((tx) => tx.db.auditEvent.findFirst({ where }))
    expect(event).toMatchObject({ actorKind: 'user', actorId: stage.acme.ada.id })
    expect(JSON.stringify(event?.changes)).not.toContain('Neil')
  })

  test('what is wrong is told at its field, and what was typed is kept', async () => {
    const page = await open('/profile')
    const form = { ...hiddenIn(page, '/profile'), ...wanted, displayName: '', familyName: 'Kept', zoneinfo: 'Mars' }
    const refused = await browser.visit(url('/profile'), { form })
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('id="displayName-error"')
    expect(refused.body).toContain('id="zoneinfo-error"')
    expect(refused.body).toContain('value="Kept"')
  })

  test('what somebody else saved meanwhile is said, and saved over only when asked again', async () => {
    const page = await open('/profile')
    await stage.inAcme((tx) =>
      tx.db.user.updateMany({
        where: { id: stage.acme.ada.id },
        data: { displayName: 'Ada King', version: { increment: 1 } },
      }),
    )
    const form = { ...hiddenIn(page, '/profile'), ...wanted, displayName: 'Ada Byron' }
    const refused = await browser.visit(url('/profile'), { form })
    expect(refused.status).toBe(409)
    expect(refused.body).toContain('Ada King')
    expect(refused.body).toContain('value="Ada Byron"')
    expect((await readPerson()).displayName).toBe('Ada King')
    const again = { ...form, ...hiddenIn(refused, '/profile') }
    expect((await browser.visit(url('/profile'), { form: again })).status).toBe(200)
    expect((await readPerson()).displayName).toBe('Ada Byron')
  })

  test('a field that the tenant locked says who manages it; a form made by hand does not change it', async () => {
    const person = await somebody('locked@example.test')
    await lock(['name'])
    try {
      const page = await open('/profile', person)
      expect(page.body).toContain('Managed by Acme')
      expect(page.body).not.toContain('name="displayName"')
      const before = await readPerson(person)
      const hidden = hiddenIn(page, '/profile')
      const forged = { ...hidden, displayName: 'Mallory', locale: 'fr', zoneinfo: '' }
      expect((await browser.visit(url('/profile'), { form: forged })).status).toBe(403)
      expect(await readPerson(person)).toMatchObject({ displayName: before.displayName, locale: before.locale })
      expect((await browser.visit(url('/profile'), { form: { ...hidden, locale: 'fr' } })).status).toBe(200)
      expect(await readPerson(person)).toMatchObject({ displayName: before.displayName, locale: 'fr' })
    } finally {
      await lock([])
    }
  })
})

describe('UX-H57 data to take along', () => {
  test('one file with everything that is kept, and no secret; that it was taken is recorded', async () => {
    const person = await somebody('takes.it+along@example.test', 'Seán O’Neil')
    const page = await open('/data', person)
    const file = await browser.request(url('/data/download'), { form: hiddenIn(page, '/data/download') })
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.json"$/)
    const data = JSON.parse(file.body) as Record<string, unknown>
    expect(data).toMatchObject({
      person: { displayName: 'Seán O’Neil', sub: person.sub },
      identifiers: [{ value: 'takes.it+along@example.test' }],
      sessions: [{ environment: expect.any(String) }],
      signIn: { password: { createdAt: expect.any(String) } },
      activity: expect.arrayContaining([expect.objectContaining({ action: 'session.started' })]),
    })
    expect(file.body).not.toMatch(/argon2|secretHash|tokenHash|keyHash/)
    const where = { action: 'user.data_downloaded', targetId: person.id, actorId: person.id }
    expect(await stage.inAcme((tx) => tx.db.auditEvent.count({ where }))).toBe(1)
    const { requests } = bounds.dataDownload
    for (let taken = 1; taken < requests; taken++)
      await spend(stage.acme.id, `person ${person.id}`, bounds.dataDownload, now(), 'data_download')
    const later = await browser.request(url('/data/download'), { form: hiddenIn(page, '/data/download') })
    expect([later.status, later.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^[0-9]+$/)])
    expect(later.body).toContain('often in a short time')
  })

  test('UX-H48 it is for whoever signed in lately, and for a form of ours', async () => {
    const person = await somebody('late@example.test')
    const page = await open('/data', person)
    const form = hiddenIn(page, '/data/download')
    expect((await browser.request(url('/data/download'), { form: { ...form, csrf: 'x' } })).status).toBe(403)
    pass(1 / 48)
    const asked = await browser.request(url('/data/download'), { form })
    expect(asked.status).toBe(303)
    expect(asked.location).toContain('/continue')
  })
})

describe('UX-H57 the end of an account', () => {
  test('it takes the word that was asked for, and none of it is done without', async () => {
    const person = await somebody('unsure@example.test')
    const refused = await askDeletion(person, 'unsure')
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('id="confirm-error"')
    expect(await statusOf(person.id)).toBe('active')
  })

  test('sessions, tokens and refresh tokens are dead at once; a mail says how it is kept', async () => {
    const person = await somebody('leaver@example.test')
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const tokens = await app.redeem(await app.codeFor(person, { scope: 'openid profile offline_access' }))
    const done = await askDeletion(person, ' LEAVER@example.test ')
    expect(done).toMatchObject({ status: 200, url: url('/deleting') })
    expect((await app.refresh(String(tokens.json.refresh_token))).status).toBe(400)
    expect((await app.userinfo(String(tokens.json.access_token))).status).toBe(401)
    expect((await browser.request(url())).status).toBe(303)
    expect(await statusOf(person.id)).toBe('deleting')
    const { id } = await stage.inAcme((tx) =>
      tx.db.mailChallenge.findFirstOrThrow({ where: { userId: person.id, purpose: 'keep_account' } }),
    )
    const mail = await stage.inAcme((tx) => latestMail(tx, id))
    expect(mail).toMatchObject({ to: person.email, subject: 'Your account at Acme will be deleted' })
    const page = await browser.visit(linkIn(mail))
    expect(await statusOf(person.id)).toBe('deleting')
    const form = hiddenIn(page, '/keep-account')
    expect((await browser.visit(`${stage.acme.production.issuer}/keep-account`, { form })).status).toBe(200)
    expect(await statusOf(person.id)).toBe('active')
    expect((await browser.visit(linkIn(mail))).status).toBe(410)
    expect((await open('', person)).status).toBe(200)
  })

  test('whoever signs in meanwhile is asked whether they keep it, and is signed in only then', async () => {
    const person = await somebody('wavering@example.test')
    await askDeletion(person)
    const again = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
    const asked = await open('', person, again)
    expect(asked.url).toContain('/sign-in/keep-account')
    expect(asked.body).toContain('Your account will be deleted on')
    expect((await again.request(url())).status).toBe(303)
    expect(await statusOf(person.id)).toBe('deleting')
    const form = hiddenIn(asked, '/sign-in/keep-account')
    const { csrf, ...forged } = form
    expect(csrf).toBeDefined()
    expect((await again.request(asked.url, { form: forged })).status).toBe(403)
    expect(await statusOf(person.id)).toBe('deleting')
    expect(await again.visit(asked.url, { form })).toMatchObject({ status: 200, url: url() })
    expect(await statusOf(person.id)).toBe('active')
    expect((await again.request(url('/sessions'))).status).toBe(200)
  })

  test('a password that was replaced since it was shown keeps no account', async () => {
    const person = await somebody('robbed@example.test')
    await askDeletion(person)
    const again = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
    const asked = await open('', person, again)
    const form = hiddenIn(asked, '/sign-in/keep-account')
    const passwordHash = await hashPassword('another one, not the old', { memoryKib: 8192, passes: 1 })
    const whose = { directoryId: person.directoryId, userId: person.id }
    await stage.inAcme((tx) => setPassword(tx, { ...whose, passwordHash, now: now() }))
    await again.visit(asked.url, { form })
    expect(await statusOf(person.id)).toBe('deleting')
    expect((await again.request(url())).status).toBe(303)
  })

  test('S10 the last owner stays; a tenant that locked it says so, and refuses a form made by hand', async () => {
    const owner = stage.acme.owner
    const page = await askDeletion(owner)
    expect(page.status).toBe(409)
    expect(page.body).toContain('last owner')
    expect(await statusOf(owner.id)).toBe('active')
    const person = await somebody('kept@example.test')
    await lock(['deletion'])
    try {
      browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
      expect((await open('/data', person)).body).toContain('Managed by Acme')
      expect((await askDeletion(person)).status).toBe(403)
      expect(await statusOf(person.id)).toBe('active')
    } finally {
      await lock([])
    }
  })

  test('when its time has come nothing tells of the person: no table, in no encoding, but for ids of the trail', async () => {
    const email = 'zelda.unforgettable@erase.example'
    const person = await somebody(email, 'Zelda Unforgettable')
    await leaveTraces(person)
    expect((await tracesOf(person)).length).toBeGreaterThan(5)
    expect((await askDeletion(person)).status).toBe(200)
    expect(await deleteDuePeople(now())).toEqual({ deleted: 0, failed: 0 })
    pass(14)
    expect((await deleteDuePeople(now())).failed).toBe(0)
    expect(await statusOf(person.id)).toBeUndefined()
    expect(await tracesOf(person)).toEqual([])
    const actions = await stage.inAcme((tx) =>
      tx.db.auditEvent.findMany({ where: { targetId: person.id }, select: { action: true }, orderBy: { id: 'asc' } }),
    )
    expect(actions.map(({ action }) => action)).toEqual(expect.arrayContaining(['user.deleted', 'user.erased']))
  })
})

test('erasing somebody takes nothing of whoever has the address that they only said to be theirs', async () => {
  const owner = await somebody('owner@shared.example')
  const { directoryId, id: environmentId, issuer } = stage.acme.production
  const claimant = await stage.inAcme((tx) =>
    seedUser(tx, {
      ...{ directoryId, email: owner.email, isEmailVerified: false },
      displayName: 'C',
      password: 'five red foxes run',
      now: now(),
    }),
  )
  const mailTo = (userId: string) =>
    stage.inAcme((tx) =>
      mailChallenge(tx, {
        ...{ issuer, path: mailedPaths.verifyEmail, place: { directoryId, environmentId }, purpose: 'verify_email' },
        ...{ userId, to: owner.email, normalized: owner.email, now: now() },
      }),
    )
  const [kept, gone] = [await mailTo(owner.id), await mailTo(claimant.id)]
  await stage.inAcme((tx) => eraseUser(tx, claimant, { kind: 'system', id: 'test' }, now()))
  const left = await stage.inAcme(async (tx) => ({
    challenges: await tx.db.mailChallenge.findMany({ where: { normalized: owner.email }, select: { id: true } }),
    mails: await tx.db.mail.findMany({ where: { aboutId: { in: [kept.id, gone.id] } }, select: { aboutId: true } }),
  }))
  expect(left).toEqual({ challenges: [{ id: kept.id }], mails: [{ aboutId: kept.id }] })
  expect((await stage.inAcme((tx) => tx.db.user.findMany({ where: { id: claimant.id } }))).length).toBe(0)
})

/** What a person leaves where they go: apps, mails, groups, an invitation, requests that are under way. */
async function leaveTraces(person: SeededUser): Promise<void> {
  const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
  await app.redeem(await app.codeFor(person, { scope: 'openid profile email offline_access' }))
  await browser.visit(app.authorizeUrl({ login_hint: person.email, prompt: 'login' }))
  const page = await open('/profile', person)
  const form = { ...hiddenIn(page, '/profile'), displayName: person.displayName, givenName: 'Zelda', familyName: 'U.' }
  await browser.visit(url('/profile'), { form: { ...form, locale: 'de' } })
  const { directoryId, id: environmentId } = stage.acme.production
  await stage.inAcme(async (tx) => {
    const { tenantId } = tx
    const groupId = newId()
    await tx.db.group.createMany({ data: [{ tenantId, directoryId, id: groupId, slug: 'all', displayName: 'All' }] })
    await tx.db.groupMember.createMany({
      data: [
        { tenantId, directoryId, groupId, userId: person.id },
        { tenantId, directoryId, groupId, userId: stage.acme.ada.id, addedBy: person.id },
      ],
    })
    const attribute = { name: 'nickname', value: 'Zelda Unforgettable', valueText: 'Zelda Unforgettable' }
    await tx.db.userAttribute.createMany({ data: [{ tenantId, directoryId, userId: person.id, ...attribute }] })
    const given = { roleId: null, builtinRole: 'auditor', userDirectoryId: directoryId }
    await tx.db.assignment.createMany({
      data: [
        { tenantId, id: newId(), ...given, userId: person.id },
        { tenantId, id: newId(), ...given, userId: stage.acme.ben.id, grantedBy: person.id },
      ],
    })
    const invited = { email: person.email, normalized: person.email, displayName: person.displayName }
    await tx.db.invitation.createMany({
      data: [
        {
          ...{ tenantId, directoryId, id: newId(), environmentId, ...invited, tokenHash: Buffer.alloc(32, 7) },
          ...{
            invitedByKind: 'user',
            invitedBy: person.id,
            expiresAt: now(),
            acceptedAt: now(),
            acceptedBy: person.id,
          },
        },
      ],
    })
  })
}

/** Every table with a row that names somebody: by id, subject, address or name, in clear or as bytes. */
async function tracesOf({ id, sub, email, displayName }: SeededUser): Promise<string[]> {
  const [{ name } = { name: '' }] = await stage.inAcme(
    (tx) => tx.db.$queryRaw<{ name: string }[]>`select current_database()::text as name`,
  )
  const client = new pg.Client({ connectionString: inDatabase(inject('databaseServer'), name) })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ table: string }>(
      `select format('%I.%I', table_schema, table_name) as table from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
    )
    const found: string[] = []
    for (const { table } of tables) {
      const isTrail = /audit_event|token_event/.test(table)
      const words = [sub, email, displayName, ...(isTrail ? [] : [id])]
      const sought = words
        .flatMap((word) => [word, Buffer.from(word).toString('hex')])
        .map((word) => word.toLowerCase())
      const { rows } = await client.query<{ text: string }>(
        `select row_to_json(t)::text as text from ${table} t where lower(row_to_json(t)::text) like any ($1)`,
        [sought.map((word) => `%${word}%`)],
      )
      for (const { text } of rows) found.push(`${table}: ${text.slice(0, 3000)}`)
    }
    return found
  } finally {
    await client.end()
  }
}
