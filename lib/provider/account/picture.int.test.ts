import { beforeEach, describe, expect, test } from 'vitest'
import { pngOf } from '#lib/branding/testing/pictures.ts'
import { eraseUser } from '#lib/identity/erase-user.ts'
import { cleanPicture } from '#lib/identity/picture/clean-picture.ts'
import { exifOf, inserted, jpeg, jpegSegment, png } from '#lib/identity/picture/testing/pictures.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { ownPicture } from '../own-picture.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
let ip = 1
let browser: TestBrowser
let person: SeededUser

beforeEach(async () => {
  browser = newBrowser()
  person = await somebody()
})

const newBrowser = () => new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
const url = (path: string) => `${stage.acme.production.issuer}/account${path}`
const there = '/profile/picture'

const somebody = (): Promise<SeededUser> =>
  stage.inAcme((tx) => {
    const { directoryId } = stage.acme.production
    const named = { email: `picture-${ip++}@example.test`, displayName: 'Pia Portrait' }
    return seedUser(tx, { directoryId, ...named, password: 'five red foxes run', now: new Date() })
  })

/** The token of the form that a page of the account posts to a path by. */
function tokenOf(page: Visited, path: string): string {
  const form = [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].find(([each]) =>
    each.includes(`action="${url(path)}"`),
  )
  return /name="csrf" value="([^"]*)"/.exec(form?.[0] ?? '')?.[1] ?? ''
}

type Sent = { file?: Uint8Array | undefined; name?: string; type?: string; csrf?: string | undefined; on?: TestBrowser }

/** Sends a picture as the form does, by whoever is signed in on a browser. */
async function send({ file, name = 'me.png', type = 'image/png', csrf, on = browser }: Sent): Promise<Visited> {
  const form = new FormData()
  form.append('csrf', csrf ?? tokenOf(await on.visit(url('/profile')), there))
  form.append(
    'picture',
    new File(file === undefined ? [] : [new Uint8Array(file)], file === undefined ? '' : name, { type }),
  )
  return on.visit(url(there), { form })
}

const open = (on = browser, who = person) => signIn(on, url('/profile'), who)
const stored = () => stage.inAcme((tx) => tx.db.userPicture.findFirst({ where: { userId: person.id } }))
const events = (action: string) =>
  stage.inAcme((tx) => tx.db.auditEvent.findMany({ where: { action, targetId: person.id } }))

const payloadOf = (jwt: unknown): unknown =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString())

/** What the address of a picture answers, in an environment. */
function served(key: string, tenant = stage.acme.slug, environment = 'production'): Promise<Response> {
  return ownPicture(new Request('http://pages.internal/'), {
    params: Promise.resolve({ tenant, environment, picture: key }),
  })
}

const setLocks = (lockedFields: string[]) =>
  stage.inAcme((tx) =>
    tx.db.directory.updateMany({ where: { id: stage.acme.production.directoryId }, data: { lockedFields } }),
  )

describe('UX-H58 a picture of oneself', () => {
  test('is kept without what was hidden in it, shown on the page, and recorded without its bytes', async () => {
    expect((await open()).body).toContain('Choose a picture')
    const exif = jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(6, 'GPS of home')]))
    const done = await send({ file: inserted(jpeg, 2, exif), name: 'me.jpg', type: 'image/jpeg' })
    expect(done).toMatchObject({ status: 200, url: url('/profile?done=picture_saved') })
    const row = await stored()
    expect(row).toMatchObject({ contentType: 'image/jpeg', width: 16, height: 12 })
    expect(Buffer.from(row?.content ?? []).includes('GPS')).toBe(false)
    const path = `/t/${stage.acme.slug}/production/picture/${row?.key}`
    expect(done.body.split(`src="${path}"`)).toHaveLength(3)
    const [event, another] = await events('user.picture_changed')
    expect(another).toBeUndefined()
    expect(event).toMatchObject({ actorKind: 'user', actorId: person.id, changes: { after: { width: 16 } } })
    expect(JSON.stringify(event?.changes)).not.toMatch(new RegExp(`${row?.key}|base64|content"`))
    expect((await browser.visit(url('/activity'))).body).toContain('Your picture was changed')
  })

  test('is served as what it is and nothing else, to other origins too, at an address that changes with it', async () => {
    await open()
    await send({ file: png })
    const first = String((await stored())?.key)
    const answer = await served(first)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'public, max-age=86400, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
    const found = cleanPicture(png)
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(typeof found === 'string' ? found : found.content)
    await send({ file: png })
    const second = String((await stored())?.key)
    expect(second).not.toBe(first)
    expect([(await served(first)).status, (await served(second)).status]).toEqual([404, 200])
  })

  test('is not there in another directory or tenant, nor for a key of another form', async () => {
    await open()
    await send({ file: png })
    const key = String((await stored())?.key)
    expect((await served(key, stage.acme.slug, 'staging')).status).toBe(404)
    expect((await served(key, stage.globex.slug)).status).toBe(404)
    for (const other of ['', key.slice(1), `${key}x`, '../brand/x']) expect((await served(other)).status).toBe(404)
  })

  test('is told to apps as `picture`, in place of an address that somebody wrote', async () => {
    const { issuer, web } = stage.acme.production
    const elsewhere = 'https://pictures.example/pia.png'
    await stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: person.id }, data: { picture: elsewhere } }))
    const app = new RelyingParty(issuer, web)
    const scope = 'openid profile'
    const before = await app.tokensFor(person, { scope })
    expect((await app.userinfo(String(before.access_token))).json).toMatchObject({ picture: elsewhere })
    expect((await open()).body).toContain('Apps show a picture that Acme has linked')
    await send({ file: png })
    const address = `${issuer}/picture/${(await stored())?.key}`
    expect((await app.userinfo(String(before.access_token))).json).toMatchObject({ picture: address })
    const claims = JSON.stringify({ id_token: { picture: null } })
    const asked = await app.tokensFor(person, { scope, claims })
    expect(payloadOf(asked.id_token)).toMatchObject({ picture: address })
    await browser.visit(url('/profile/picture/remove'), {
      form: { csrf: tokenOf(await browser.visit(url('/profile')), '/profile/picture/remove') },
    })
    expect((await app.userinfo(String(before.access_token))).json).toMatchObject({ picture: elsewhere })
  })

  test('is removed by whoever gave it: its address leads nowhere from then on', async () => {
    await open()
    const page = await send({ file: png })
    const key = String((await stored())?.key)
    const form = { csrf: tokenOf(page, '/profile/picture/remove') }
    const done = await browser.visit(url('/profile/picture/remove'), { form })
    expect(done).toMatchObject({ status: 200, url: url('/profile?done=picture_removed') })
    expect(await stored()).toBeNull()
    expect((await served(key)).status).toBe(404)
    expect(await events('user.picture_removed')).toHaveLength(1)
    const again = await browser.visit(url('/profile/picture/remove'), { form })
    expect(again.url).toBe(url('/profile'))
    expect(await events('user.picture_removed')).toHaveLength(1)
  })
})

describe('UX-H58 what is no picture is not taken, and said at the field', () => {
  test.each([
    ['nothing', undefined, 400, 'Choose a picture first'],
    [
      'a page that is called a PNG',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      415,
      'no PNG, JPEG or WebP',
    ],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'no PNG, JPEG or WebP'],
    ['half a picture', jpeg.subarray(0, 200), 400, 'can’t be read'],
    ['too many pixels', pngOf(bounds.picture.side + 1, 4), 400, '4,096 pixels'],
    ['what is too large to be kept', Buffer.alloc(bounds.picture.sentBytes + 1), 413, 'at most 512 kB'],
    ['what is too large to be read', Buffer.alloc(5 * 1024 * 1024), 413, 'at most 512 kB'],
  ])('%s', async (_, file, status, said) => {
    await open()
    const refused = await send({ file })
    expect(refused).toMatchObject({ status, url: url(there) })
    expect(refused.body).toContain(said)
    expect(refused.body).toContain('id="picture-error"')
    expect(await stored()).toBeNull()
  })

  test('A41 a form of another page, of somebody else or of another site changes nothing; no more does one without parts', async () => {
    await open()
    const page = await browser.visit(url('/profile'))
    const own = tokenOf(page, there)
    const others = newBrowser()
    await open(others, await somebody())
    expect((await send({ file: png, csrf: own, on: others })).status).toBe(403)
    expect((await send({ file: png, csrf: tokenOf(page, '/profile') })).status).toBe(403)
    expect((await send({ file: png, csrf: '' })).status).toBe(403)
    const form = new FormData()
    form.append('csrf', own)
    form.append('picture', new File([new Uint8Array(png)], 'me.png'))
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await browser.request(url(there), { form, headers: foreign })).status).toBe(403)
    expect((await browser.request(url(there), { form: { csrf: own, picture: 'a picture' } })).status).toBe(400)
    expect((await newBrowser().request(url(there), { form })).status).toBe(303)
    expect(await stored()).toBeNull()
  })

  test('a form that can’t be read is refused; no other page takes a form of parts', async () => {
    await open()
    const headers = { 'content-type': 'multipart/form-data; boundary=x', origin: stage.rig.origin }
    expect((await browser.request(url(there), { method: 'POST', headers })).status).toBe(403)
    const form = new FormData()
    form.append('csrf', tokenOf(await browser.visit(url('/profile')), '/profile'))
    form.append('displayName', 'Mallory')
    expect((await browser.request(url('/profile'), { form })).status).toBe(403)
  })

  test('where the tenant manages the picture, the page says so and a form made by hand is refused', async () => {
    await open()
    const csrf = tokenOf(await browser.visit(url('/profile')), there)
    await setLocks(['picture'])
    try {
      const page = await browser.visit(url('/profile'))
      expect(page.body).not.toContain('type="file"')
      expect(page.body).toContain('Managed by Acme')
      expect((await send({ file: png, csrf })).status).toBe(403)
      expect(await stored()).toBeNull()
    } finally {
      await setLocks([])
    }
  })
})

describe('UX-H57 a picture goes with its person', () => {
  test('their data has it, whole', async () => {
    await open()
    await send({ file: png })
    const page = await browser.visit(url('/data'))
    const file = await browser.request(url('/data/download'), { form: { csrf: tokenOf(page, '/data/download') } })
    const { ownPicture: kept } = JSON.parse(file.body) as { ownPicture: { base64: string; contentType: string } }
    expect(kept.contentType).toBe('image/png')
    expect(Buffer.from(kept.base64, 'base64')).toEqual(Buffer.from((await stored())?.content ?? []))
  })

  test('it is not shown of somebody who can’t sign in, and gone when they are erased', async () => {
    await open()
    await send({ file: png })
    const key = String((await stored())?.key)
    const setStatus = (status: string) =>
      stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: person.id }, data: { status } }))
    await setStatus('suspended')
    expect((await served(key)).status).toBe(404)
    await setStatus('active')
    expect((await served(key)).status).toBe(200)
    await stage.inAcme((tx) => eraseUser(tx, person, { kind: 'system', id: 'test' }, new Date()))
    expect((await served(key)).status).toBe(404)
    expect(await stage.inAcme((tx) => tx.db.userPicture.count({ where: { key } }))).toBe(0)
  })
})
