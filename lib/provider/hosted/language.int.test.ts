import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { snapshots } from '../snapshots.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { RelyingParty } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()

let app: RelyingParty
let browser: TestBrowser
let ip = 1

beforeAll(async () => {
  await stage.inAcme(async (tx) => {
    await tx.db.tenant.updateMany({ where: { id: tx.tenantId }, data: { defaultLanguage: 'ar' } })
    const { directoryId, id } = stage.acme.ada
    await tx.db.user.updateMany({ where: { directoryId, id }, data: { locale: 'de-CH' } })
  })
  snapshots().flush()
})

beforeEach(() => {
  app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
})

const languageOf = ({ body }: Visited): string => /<html lang="(\w+)" dir="(\w+)"/.exec(body)?.slice(1).join(' ') ?? ''
const asked = (language: string) => ({ headers: { 'accept-language': language } })

/** Where the foot of a page leads for a language. */
function choiceIn({ body }: Visited, language: string): string {
  const [, href = ''] = /href="([^"]*\/language\?[^"]*)&amp;to=en"/.exec(body) ?? []
  return `${href.replaceAll('&amp;', '&')}&to=${language}`
}

describe('UX-H74 the language of a page', () => {
  test('is the tenant’s, unless the browser asks, unless one was chosen in it, unless the app asks', async () => {
    expect(languageOf(await browser.visit(app.authorizeUrl()))).toBe('ar rtl')
    const page = await browser.request(
      (await browser.request(app.authorizeUrl())).location ?? '',
      asked('pt, ja;q=0.8'),
    )
    expect(languageOf(page)).toBe('ja ltr')
    await browser.visit(choiceIn(page, 'es'))
    expect(browser.cookies.get('signet-language')).toBe('es')
    const start = (await browser.request(app.authorizeUrl())).location ?? ''
    expect(languageOf(await browser.request(start, asked('ja')))).toBe('es ltr')
    expect(languageOf(await browser.visit(app.authorizeUrl({ ui_locales: 'tlh fr-CA' })))).toBe('fr ltr')
  })

  test('is the person’s own as soon as it is known who they are, before what was chosen in the browser', async () => {
    const { ada } = stage.acme
    browser.cookies.set('signet-language', 'es')
    const first = await browser.visit(app.authorizeUrl())
    const second = await browser.submit(first, { username: ada.email })
    expect([languageOf(first), languageOf(second)]).toEqual(['es ltr', 'es ltr'])
    const consent = await browser.submit(second, { username: ada.email, password: ada.password })
    expect(consent.body).toContain('value="allow"')
    expect(languageOf(consent)).toBe('de ltr')
  })

  test('is what is chosen in the foot, for this sign-in before all else; the request and who typed stay', async () => {
    const { ada } = stage.acme
    const first = await browser.visit(app.authorizeUrl({ ui_locales: 'fr' }))
    const second = await browser.submit(first, { username: ada.email })
    const chosen = await browser.request(choiceIn(second, 'ja'))
    expect([chosen.status, chosen.location]).toEqual([303, second.url])
    const again = await browser.visit(second.url)
    expect(languageOf(again)).toBe('ja ltr')
    expect(again.body).toContain(ada.email)
    const consent = await browser.submit(again, { username: ada.email, password: ada.password })
    expect(languageOf(consent)).toBe('ja ltr')
  })

  test('is chosen by nobody else for a sign-in', async () => {
    const page = await browser.visit(app.authorizeUrl({ ui_locales: 'fr' }))
    const other = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
    expect((await other.request(choiceIn(page, 'ja'))).status).toBe(303)
    expect(languageOf(await browser.visit(page.url))).toBe('fr ltr')
  })

  test.each([
    ['a language that we do not speak', (href: string) => href.replace('to=de', 'to=tlh')],
    ['another origin', (href: string) => href.replace(/back=[^&]*/, 'back=https%3A%2F%2Fevil.test%2F')],
    ['another host', (href: string) => href.replace('back=%2F', 'back=%2F%2Fevil.test%2F')],
    ['another tenant', (href: string) => href.replace('back=%2Ft%2F', 'back=%2Ft%2Fother-')],
    ['a path that leads up', (href: string) => href.replace(/(back=[^&]*)sign-in/, '$1..%2F..%2F')],
    ['a header of its own', (href: string) => `${href}%0D%0Ax`.replace(/(back=[^&]*)/, '$1%0D%0Ax%3A%20y')],
  ])('leads nowhere else: %s', async (_, changed) => {
    const page = await browser.visit(app.authorizeUrl())
    const refused = await browser.request(changed(choiceIn(page, 'de')))
    expect([refused.status, refused.location]).toEqual([403, undefined])
    expect(browser.cookies.has('signet-language')).toBe(false)
  })

  test('is not chosen by another site', async () => {
    const page = await browser.visit(app.authorizeUrl())
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await browser.request(choiceIn(page, 'de'), { headers })).status).toBe(403)
    expect(browser.cookies.has('signet-language')).toBe(false)
  })

  test('is that of pages that end a road as well, and what the provider says it speaks', async () => {
    const end = await browser.visit(app.authorizeUrl({ client_id: 'nobody' }), asked('de'))
    expect(languageOf(end)).toBe('de ltr')
    const told = await browser.request(`${app.issuer}/.well-known/openid-configuration`)
    expect(JSON.parse(told.body).ui_locales_supported).toEqual(['en', 'de', 'fr', 'es', 'ja', 'ar'])
  })
})
