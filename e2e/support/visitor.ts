import type { Asked } from './authorization.ts'
import type { Person } from './seed.ts'

export type Page = { status: number; url: string; html: string; headers: Headers }

type Form = { action: string; fields: Record<string, string> }

/**
 * A person with a browser that runs no script: a cookie jar, plain forms and redirects over HTTP. For the tests that need
 * many sign-ins or exact requests; what a person sees is tested in Chromium.
 */
export class Visitor {
  readonly jar = new Map<string, string>()

  constructor(readonly headers: Record<string, string> = {}) {}

  /** One request, no redirect followed. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...this.headers, ...(cookie === '' ? {} : { cookie }), ...(init.headers as object) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.jar.delete(name)
    else this.jar.set(name, value.join('='))
  }

  /** Follows redirects on the same origin. The answer is a page of ours, or (status 303) the way back to the app. */
  async open(url: string, init: RequestInit = {}): Promise<Page> {
    let response = await this.send(url, init)
    let at = url
    for (let hop = 0; hop < 12; hop++) {
      const location = response.headers.get('location')
      if (location === null) break
      const next = new URL(location, at)
      if (next.origin !== new URL(at).origin)
        return { status: response.status, url: next.href, html: '', headers: response.headers }
      at = next.href
      response = await this.send(at)
    }
    return { status: response.status, url: at, html: await response.text(), headers: response.headers }
  }

  /** Sends the page's form with `fields` filled in, as its button would. */
  submit(page: Page, fields: Record<string, string>): Promise<Page> {
    const form = formOf(page)
    return this.open(form.action, {
      method: 'POST',
      headers: { origin: new URL(page.url).origin },
      body: new URLSearchParams({ ...form.fields, ...fields }),
    })
  }

  /** From a page of the sign-in to the page after the password: the app's redirect URI, or consent. */
  async signIn(page: Page, person: Person): Promise<Page> {
    const password = await this.submit(page, { username: person.email })
    const next = await this.submit(password, { password: person.password })
    return next.html.includes('value="postpone"') ? this.submit(next, { decision: 'postpone' }) : next
  }

  /** The whole way: authorize, sign in where asked, allow where asked. Answers the code. */
  async codeFor(asked: Asked, person: Person): Promise<string> {
    let page = await this.open(asked.url)
    if (page.html.includes('name="username"')) page = await this.signIn(page, person)
    if (page.html.includes('value="allow"')) page = await this.submit(page, { decision: 'allow' })
    return codeOf(page)
  }
}

/** The code in the redirect to the app. */
export function codeOf(page: Page): string {
  const code = new URL(page.url).searchParams.get('code')
  if (code === null) throw new Error(`no code in ${page.url} (${page.status}): ${textOf(page.html)}`)
  return code
}

/** The first form of a page: where it goes and its hidden fields. */
export function formOf(page: Page): Form {
  const [whole, attributes = ''] = /<form\b([^>]*)>[\s\S]*?<\/form>/.exec(page.html) ?? []
  if (whole === undefined) throw new Error(`no form at ${page.url} (${page.status}): ${textOf(page.html)}`)
  const fields: Record<string, string> = {}
  for (const [input] of whole.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(input, 'name')
    if (name !== undefined && attribute(input, 'type') !== 'password') fields[name] = attribute(input, 'value') ?? ''
  }
  return { action: new URL(attribute(attributes, 'action') ?? '', page.url).href, fields }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const textOf = (html: string): string =>
  html
    .replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 400)
