import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { changeBlockedWords } from '#lib/services/directories/change-blocked-words.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { RelyingParty } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
let browser: TestBrowser
let page: Visited
let network = 1

/** Somebody whose password was given to them, at the page on which they choose their own. */
beforeEach(async () => {
  const { issuer, firstParty } = stage.acme.production
  const { ada } = stage.acme
  await stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: ada.id }, data: { requireNewPassword: true } }))
  browser = new TestBrowser(stage.rig.origin, `198.18.${network++}.1`)
  const app = new RelyingParty(issuer, firstParty)
  const asked = await browser.submit(await browser.visit(app.authorizeUrl()), { username: ada.email })
  page = await browser.submit(asked, { username: ada.email, password: ada.password })
})

const attribute = (name: string) => new RegExp(`data-${name}="([^"]*)"`).exec(page.body)?.[1] ?? ''
const check = (typed: string, by = browser, more: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  by.request(attribute('check'), { form: { csrf: attribute('csrf'), new_password: typed, ...more }, headers })

const call = () => {
  const { id, directoryId, displayName } = stage.acme.owner
  const actor: Actor = { kind: 'user', tenantId: stage.acme.id, directoryId, userId: id, name: displayName }
  return { actor, tenant: stage.acme.slug, now: new Date() }
}
const block = (...blockedWords: string[]) => changeBlockedWords.call(call(), { directory: 'main', blockedWords })

describe('UX-H37 the page on which a password is chosen', () => {
  test('says the rules before anything is typed, and takes pastes', () => {
    expect(page.body).toContain('At least 15 characters.')
    expect(page.body).toContain('Nothing that is easily guessed.')
    expect(page.body).toMatch(/<input[^>]*autocomplete="new-password"[^>]*>/i)
    expect(page.body).not.toMatch(/onpaste/i)
  })
})

describe('UX-H41 how strong a typed password is', () => {
  test('is told to the browser that has the page, and kept nowhere', async () => {
    const answer = await check('violet anchor morning teapot')
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { score: 4, guessable: false }])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(JSON.parse((await check('passwordpassword')).body)).toMatchObject({ guessable: true })
  })

  test('A41 is not told to a stranger, nor to a page of another origin, nor without the page’s token', async () => {
    const typed = 'violet anchor morning teapot'
    expect((await check(typed, new TestBrowser(stage.rig.origin))).status).toBe(403)
    expect((await check(typed, browser, { csrf: 'x' })).status).toBe(403)
    expect((await check(typed, browser, {}, { origin: 'https://evil.test' })).status).toBe(403)
    expect((await browser.request(attribute('check'))).status).toBe(405)
  })

  test('is told so many times in a while; who asks on is told when to come back', async () => {
    for (let asked = 0; asked < bounds.passwordCheck.perBrowser; asked++) expect((await check('x')).status).toBe(200)
    const refused = await check('x')
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
  })

  test('takes texts of bounded length', async () => {
    expect((await check('x'.repeat(bounds.password.typedLength + 1))).status).toBe(400)
  })
})

describe('ASVS 6.2.11 the tenant’s own words', () => {
  const choose = (typed: string) =>
    browser.submit(page, { username: stage.acme.ada.email, password: stage.acme.ada.password, new_password: typed })

  test('UX-H40 are refused with the reason and what to do, and named easily guessed while typing', async () => {
    await block('Rocket skates', 'Bespoke')
    for (const typed of ['RocketSkates2026!', 'bespoke bespoke bespoke']) {
      expect(JSON.parse((await check(typed)).body)).toMatchObject({ guessable: true })
      const refused = await choose(typed)
      expect(refused.status).toBe(400)
      expect(refused.body).toContain('easily guessed. Choose several words')
    }
    await block()
    expect(JSON.parse((await check('RocketSkates2026!')).body)).toMatchObject({ guessable: false })
  })

  test('are bounded, unique whatever their case, and not overwritten by a page that is old', async () => {
    await block('Anvil', 'ANVIL', 'Portable hole')
    const words = () =>
      stage.inAcme(async (tx) => (await tx.db.directory.findFirstOrThrow({ where: { slug: 'main' } })).blockedWords)
    expect(await words()).toEqual(['ANVIL', 'Portable hole'])
    const old = changeBlockedWords.call(call(), { directory: 'main', blockedWords: ['Tunnel'], seen: [] })
    await expect(old).rejects.toMatchObject({ code: 'conflict' })
    await expect(block('abc')).rejects.toMatchObject({ code: 'invalid' })
    await expect(block(...Array.from({ length: 201 }, (_, i) => `word${i}`))).rejects.toMatchObject({ code: 'invalid' })
    expect(await words()).toEqual(['ANVIL', 'Portable hole'])
    await block()
  })
})
