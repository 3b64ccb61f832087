import { ipHeader } from './rig.ts'

export type Visited = { status: number; url: string; headers: Headers; body: string; location: string | undefined }

/** A browser without JavaScript: cookies, 303 redirects within the origin, and plain forms. It stops at other origins. */
export class TestBrowser {
  readonly cookies = new Map<string, string>()
  readonly #origin: string
  readonly #ip: string

  constructor(origin: string, ip = '192.0.2.10') {
    this.#origin = origin
    this.#ip = ip
  }

  /** One request, no redirect followed. */
  async request(
    url: string,
    init: { method?: string; form?: Record<string, string> | FormData; headers?: Record<string, string> } = {},
  ): Promise<Visited> {
    const { form, headers = {} } = init
    const method = init.method ?? (form === undefined ? 'GET' : 'POST')
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(url, this.#origin), {
      method,
      redirect: 'manual',
      headers: {
        [ipHeader]: this.#ip,
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'POST' ? { origin: this.#origin, 'sec-fetch-site': 'same-origin' } : {}),
        ...headers,
      },
      ...(form === undefined ? {} : { body: form instanceof FormData ? form : new URLSearchParams(form) }),
    })
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    const location = response.headers.get('location') ?? undefined
    return {
      status: response.status,
      url: String(new URL(url, this.#origin)),
      headers: response.headers,
      body: await response.text(),
      location,
    }
  }

  /** Follows redirects while they stay here; ends at a page, or at the address that leads to the app. */
  async visit(url: string, init: Parameters<TestBrowser['request']>[1] = {}): Promise<Visited> {
    let at = await this.request(url, init)
    for (let hops = 0; hops < 10 && at.location !== undefined && at.location.startsWith(`${this.#origin}/`); hops++)
      at = await this.request(at.location)
    return at
  }

  /** Fills in the one form of a page and sends it, following as `visit` does. */
  submit(page: Visited, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Visited> {
    const { action, hidden } = formOf(page.body)
    return this.visit(action, { form: { ...hidden, ...fields }, headers })
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const equals = pair.indexOf('=')
    this.cookies.set(pair.slice(0, equals), pair.slice(equals + 1))
  }
}

const plain = (text: string): string =>
  text
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')

const firstForm = (html: string): string | undefined => /<form[\s\S]*?<\/form>/.exec(html)?.[0]
const unseen = /<div hidden="" data-passkey=[\s\S]*?<\/form>/g

/** The first form that a page shows without a script, or else its first: where it goes and what it carries unseen. */
export function formOf(html: string): { action: string; hidden: Record<string, string> } {
  const form = firstForm(html.replaceAll(unseen, '')) ?? firstForm(html) ?? ''
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? ''
  const inputs = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    plain(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
  ])
  return { action: plain(action), hidden: Object.fromEntries(inputs) }
}
