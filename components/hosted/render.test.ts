import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatIn } from '#lib/language/format-in.ts'
import { languages, nameOf } from '#lib/language/languages.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import { buildHostedAssets } from '../../scripts/hosted-assets.mjs'
import { renderHosted } from './render.tsx'
import { hostedViews } from './testing/views.ts'
import type { HostedPage, HostedView } from './views.ts'

const page: HostedPage = {
  nonce: 'bm9uY2U',
  language: 'en',
  dir: 'ltr',
  words: wordsIn('en'),
  format: formatIn('en'),
  languages: languages.map((language) => ({
    language,
    name: nameOf(language),
    href: `/t/acme/production/language?back=%2Ft%2Facme%2Fproduction%2Fsign-in%3Frequest%3Dreq_1&to=${language}`,
  })),
  assets: {
    css: '/hosted/hosted.A.css',
    accountCss: '/hosted/account.A.css',
    js: '/hosted/enhance.A.js',
    passkeys: '/hosted/passkeys.A.js',
    picture: '/hosted/picture.A.js',
    font: '/hosted/f.woff2',
    mark: '/hosted/m.svg',
  },
}
const views = Object.entries(hostedViews)

/** Every string of a view replaced by something that would break out of an attribute, a tag, a script or a URL. */
const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'\`javascript:alert(1)//`

function poison<T>(value: T): T {
  if (typeof value === 'string') return hostile as T
  if (value instanceof Date) return value
  if (Array.isArray(value)) return value.map(poison) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        ['view', 'step', 'kind', 'tone'].includes(key) ? each : poison(each),
      ]),
    ) as T
  return value
}

/** The one opening tag that carries an attribute. */
const tag = (html: string, attribute: string): string =>
  html.match(/<[a-z]+ [^>]*>/g)?.find((each) => each.includes(attribute)) ?? ''

describe.each(views)('%s', (_, view) => {
  test('A39 nothing in a view becomes markup, a script or a link to one', async () => {
    const html = await renderHosted(poison<HostedView>(view), page)
    const ours = html.match(/<script src="\/hosted\/(?:enhance|passkeys)\.A\.js" nonce="bm9uY2U"/g)
    expect(html.match(/<script/g)).toHaveLength(ours?.length ?? 0)
    expect(html).not.toContain('<img src=x')
    expect(html).not.toMatch(/(?:href|src|action|formaction)="\s*javascript:/i)
    expect(html).not.toMatch(/\son[a-z]+=["']/i)
  })

  test('one h1, a title, a language and no unnamed control', async () => {
    const html = await renderHosted(view, page)
    expect(html).toMatch(/^<!doctype html><html lang="en"/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html).toMatch(/<title>[^<]+<\/title>/)
    for (const [input, type, id] of html.matchAll(/<input (?:[^>]*?type="(\w+)")?[^>]*?(?:id="([\w-]+)"[^>]*)?>/g)) {
      if (type === 'hidden') continue
      const named = input.includes('aria-label=') || html.includes(`for="${/id="([\w-]+)"/.exec(input)?.[1] ?? id}"`)
      expect(named, input).toBe(true)
    }
    for (const [, inside] of html.matchAll(/<button[^>]*>(.*?)<\/button>/gs))
      expect(inside?.replace(/<svg.*?<\/svg>/gs, '').trim() !== '' || html.includes('aria-label=')).toBe(true)
  })

  test('UX-H42 a password that is chosen is typed once: no second field repeats it, and each can be shown', async () => {
    const html = await renderHosted(view, page)
    const fields = [...html.matchAll(/<input[^>]*type="password"[^>]*>/g)].map(([input]) => input)
    const names = fields.map((input) => /name="([^"]*)"/.exec(input)?.[1] ?? '')
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) {
      expect(['password', 'new_password']).toContain(name)
      expect(html).toMatch(new RegExp(`<button[^>]*aria-controls="${name}"[^>]*data-reveal`))
    }
    expect(html.match(/autoComplete="new-password"/gi)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  test('UX-H77 the page is small and asks no other origin for anything', async () => {
    const html = await renderHosted(view, page)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(20_000)
    for (const [, url] of html.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)) expect(url).toMatch(/^\/(?!\/)/)
  })

  test('UX-H78 the only script carries the nonce, and no style is inline', async () => {
    const html = await renderHosted(view, page)
    expect(html).toContain('nonce="bm9uY2U"')
    expect(html).not.toMatch(/\sstyle="/)
    expect(html).not.toContain('<style')
  })

  test('UX-H68 a new page puts focus in exactly one place', async () => {
    const html = await renderHosted(view, page)
    expect(html.match(/ autofocus=""/gi)).toHaveLength(1)
  })
})

describe('sign-in', () => {
  const html = (view: HostedView) => renderHosted(view, page)

  test('UX-H1 the identifier serves passkeys and password managers', async () => {
    const input = tag(await html(hostedViews.identifier), 'id="username"')
    expect(input).toContain('name="username"')
    expect(input).toContain('autoComplete="username webauthn"')
    expect(input).toContain('autoCapitalize="none"')
    expect(input).toContain('spellCheck="false"')
  })

  test('UX-H7 the password step names whose password it is, in a field managers pair with it', async () => {
    const page = await html(hostedViews.password)
    const [username, password] = [tag(page, 'name="username"'), tag(page, 'name="password"')]
    expect(username).toMatch(/autocomplete="username"/i)
    expect(username).toMatch(/readonly=""/i)
    expect(username).toContain('value="priya.raghunathan@acme.test"')
    expect(password).toMatch(/autocomplete="current-password"/i)
  })

  test('UX-H9 the password field cuts nothing off and is never filled by us', async () => {
    expect(tag(await html(hostedViews.wrongPassword), 'name="password"')).not.toMatch(/maxlength|value=/i)
  })

  test('UX-H10 showing the password is not offered where no script runs', async () => {
    expect(await html(hostedViews.password)).toMatch(
      /<span class="trailing" hidden=""><button[^>]*aria-controls="password"/,
    )
  })

  test('UX-H13 a wrong password is said at the top, with a link to the field, and beside the field', async () => {
    const page = await html(hostedViews.wrongPassword)
    expect(page).toContain('The e-mail or password is not right.')
    expect(page).toMatch(/role="alert"[^>]*>.*<a class="link" href="#password">/s)
    expect(page).toMatch(/aria-invalid="true" aria-describedby="password-error/)
    expect(page).toContain('Four tries left')
  })

  test('UX-H14 the title says that the last attempt failed', async () => {
    expect(await html(hostedViews.wrongPassword)).toContain('<title>Error: Enter your password')
    expect(await html(hostedViews.missingIdentifier)).toContain('<title>Error: Sign in')
    expect(await html(hostedViews.password)).toContain('<title>Enter your password')
  })

  test('UX-H15 a pause says when it ends', async () => {
    expect(await html(hostedViews.throttled)).toContain('Try again in 5 minutes.')
  })

  test('UX-H19 what was used last on this browser comes before the field, in words that name nobody', async () => {
    const last = await html(hostedViews.passkeyLast)
    expect(last.indexOf('You last used a passkey on this browser.')).toBeGreaterThan(0)
    expect(last.indexOf('data-passkey=')).toBeLessThan(last.indexOf('id="username"'))
    expect(last.match(/data-passkey=/g)).toHaveLength(1)
    const byMail = await html(hostedViews.emailLast)
    expect(byMail.indexOf('Get a code by e-mail')).toBeLessThan(byMail.indexOf('id="password"'))
    expect(byMail.match(/sign-in\/email/g)).toHaveLength(1)
    expect(await html({ ...hostedViews.passkeyLast, isPasskeyLast: undefined })).not.toContain('You last used')
  })

  test('UX-H28 when another code may be asked for is said in words, and by whom it is announced', async () => {
    const waiting = await html(hostedViews.emailCode)
    expect(waiting).toContain('You can ask for another code in 28 seconds.')
    expect(waiting).toMatch(/data-wait="28"[^>]*>.*<span role="status"><\/span>/)
    expect(tag(waiting, 'value="send"')).not.toContain('disabled')
    expect(await html({ ...hostedViews.emailCode, resendSeconds: undefined })).not.toContain('data-wait')
  })

  test('UX-H18 the app is named', async () => {
    expect(await html(hostedViews.identifier)).toContain('Continue to Acme Billing')
  })
})

describe('consent', () => {
  test('UX-H81 the two answers weigh the same, and the first one gives nothing', async () => {
    const html = await renderHosted(hostedViews.consent, page)
    const look = (value: string) => /class="([^"]*)"/.exec(tag(html, `name="decision" value="${value}"`))?.[1]
    expect(look('allow')).toBe(look('deny'))
    expect(html.indexOf('value="deny"')).toBeLessThan(html.indexOf('value="allow"'))
  })

  test('a link a client registered is shown only when it leads to the web', async () => {
    const view = {
      ...hostedViews.consent,
      client: { name: 'X', homepage: 'javascript:alert(1)', logo: '//evil.test/x' },
    }
    const html = await renderHosted(view, page)
    expect(html).not.toContain('javascript:')
    expect(html).not.toContain('evil.test')
  })
})

describe('the assets', () => {
  let made: { css: string; js: string }
  let outdir: string
  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), 'signet-hosted-'))
    made = await buildHostedAssets({ outdir, manifest: join(outdir, 'manifest.json') })
  })
  afterAll(() => rm(outdir, { recursive: true, force: true }))
  const path = (url: string) => join(outdir, url.replace('/hosted/', ''))

  test('UX-H77 the style sheet is at most 30 kB and the script at most 5 kB', async () => {
    expect((await stat(path(made.css))).size).toBeLessThanOrEqual(30_000)
    expect((await stat(path(made.js))).size).toBeLessThanOrEqual(5_000)
  })

  test('UX-H77 the style sheet asks no other origin for anything', async () => {
    expect(await readFile(path(made.css), 'utf8')).not.toMatch(/https?:|url\(["']?\/\//)
  })
})

test('UX-H11 the notice of Caps Lock stands empty below the field, in a live region, with its words at hand', async () => {
  const notice = tag(await renderHosted(hostedViews.password, page), 'data-caps-for="password"')
  expect([notice.includes('role="status"'), /data-caps="[^"]+"/.test(notice)]).toEqual([true, true])
  expect(await renderHosted(hostedViews.password, page)).toContain(`${notice}</p>`)
})
