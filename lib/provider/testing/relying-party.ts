import { createHash } from 'node:crypto'
import type { SeededClient } from '#lib/testing/clients.ts'
import { TestBrowser, type Visited } from './browser.ts'
import { ipHeader } from './rig.ts'

export const verifier = 'a-verifier-of-at-least-forty-three-characters-0'
export const challengeOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

export type Json = Record<string, unknown>
export type Answered = { status: number; json: Json; headers: Headers; text: string }

/** What a relying party does, by hand, so that it can do each step wrongly. */
export class RelyingParty {
  readonly issuer: string
  readonly client: SeededClient
  readonly #ip: string

  constructor(issuer: string, client: SeededClient, ip = '192.0.2.20') {
    this.issuer = issuer
    this.client = client
    this.#ip = ip
  }

  authorizeUrl(changes: Record<string, string | undefined> = {}): string {
    const parameters: Record<string, string | undefined> = {
      client_id: this.client.clientId,
      redirect_uri: this.client.redirectUri,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
      ...changes,
    }
    const sent = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return `${this.issuer}/oauth/authorize?${new URLSearchParams(sent)}`
  }

  get basic(): Record<string, string> {
    return this.client.secret === undefined
      ? {}
      : { authorization: `Basic ${Buffer.from(`${this.client.clientId}:${this.client.secret}`).toString('base64')}` }
  }

  /** A POST to an endpoint as this client; public ones name themselves in the body. */
  async post(
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = this.basic,
  ): Promise<Answered> {
    const named = this.client.secret === undefined ? { client_id: this.client.clientId, ...form } : form
    const response = await fetch(`${this.issuer}${path}`, {
      method: 'POST',
      headers: { [ipHeader]: this.#ip, ...headers },
      body: new URLSearchParams(named),
    })
    return answered(response)
  }

  redeem(code: string, changes: Record<string, string> = {}): Promise<Answered> {
    const { redirectUri } = this.client
    return this.post('/oauth/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...changes,
    })
  }

  refresh(token: string, changes: Record<string, string> = {}): Promise<Answered> {
    return this.post('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...changes })
  }

  introspect = (token: string): Promise<Answered> => this.post('/oauth/introspect', { token })
  revoke = (token: string): Promise<Answered> => this.post('/oauth/revoke', { token })

  async userinfo(token: string): Promise<Answered> {
    return answered(
      await fetch(`${this.issuer}/oauth/userinfo`, {
        headers: { authorization: `Bearer ${token}`, [ipHeader]: this.#ip },
      }),
    )
  }

  /** Signs a person in from nothing, allows what is asked, and answers the code. */
  async codeFor(
    person: { email: string; password: string },
    changes: Record<string, string | undefined> = {},
    browser?: TestBrowser,
  ): Promise<string> {
    const used = browser ?? new TestBrowser(new URL(this.issuer).origin)
    return codeOf(await signIn(used, this.authorizeUrl(changes), person))
  }

  async tokensFor(
    person: { email: string; password: string },
    changes: Record<string, string | undefined> = {},
  ): Promise<Json> {
    const { status, json } = await this.redeem(await this.codeFor(person, changes))
    if (status !== 200) throw new Error(`no tokens: ${JSON.stringify(json)}`)
    return json
  }
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  return { status: response.status, json: isJson ? (JSON.parse(text) as Json) : {}, headers: response.headers, text }
}

/** Through the pages, whichever come: address, password, consent. Ends where the app takes over. */
export async function signIn(
  browser: TestBrowser,
  url: string,
  person: { email: string; password: string },
): Promise<Visited> {
  let page = await browser.visit(url)
  for (let steps = 0; steps < 4 && page.location === undefined; steps++) {
    if (page.body.includes('name="password"'))
      page = await browser.submit(page, { username: person.email, password: person.password })
    else if (page.body.includes('name="username"')) page = await browser.submit(page, { username: person.email })
    else if (page.body.includes('value="allow"')) page = await browser.submit(page, { decision: 'allow' })
    else break
  }
  return page
}

/** The parameters that the app was answered with, in the query or the fragment. */
export function answerOf({ location }: Visited): URLSearchParams {
  const { searchParams, hash } = new URL(location ?? 'about:blank')
  return hash === '' ? searchParams : new URLSearchParams(hash.slice(1))
}

export function codeOf(page: Visited): string {
  const code = answerOf(page).get('code')
  if (code === null) throw new Error(`no code: ${page.status} ${page.location ?? page.body.slice(0, 2_000)}`)
  return code
}
