import { createHash } from 'node:crypto'
import { authorize } from '../authorize/index.ts'
import type { AuthorizeAnswer } from '../authorize/outcome.ts'
import { withConsent, withSession } from '../authorize/progress.ts'
import { resume } from '../authorize/resume.ts'
import type { AuthorizationRequest } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolResponse } from '../protocol.ts'
import { token } from '../token/index.ts'
import { newStore } from './fixtures.ts'
import { publicKey, testKey } from './memory/keys.ts'
import { memoryPorts } from './memory-ports.ts'
import { basic, type Fields, get, post } from './requests.ts'
import type { Store, StoredSession } from './store.ts'

export const verifier = 'a-verifier-of-43-characters-or-more-as-asked-for'
export const challenge = createHash('sha256').update(verifier).digest('base64url')

export type Json = Record<string, unknown> & {
  error?: string
  access_token?: string
  refresh_token?: string
  id_token?: string
}

/** One environment, one browser and a clock that only tests move. */
export type World = {
  store: Store
  ports: Ports
  now: Date
  pass(seconds: number): void
  signIn(name: string, changes?: Partial<StoredSession>): StoredSession
  authorize(fields?: Fields): Promise<AuthorizeAnswer>
  resume(request: AuthorizationRequest): Promise<AuthorizeAnswer>
  /** Walks through sign-in and consent as `name` and answers the code. */
  code(clientId: string, fields?: Fields, name?: string): Promise<string>
  token(form: Fields, headers?: Record<string, string>): Promise<{ response: ProtocolResponse; body: Json }>
  exchange(clientId: string, code: string, fields?: Fields): ReturnType<World['token']>
  tokens(clientId: string, fields?: Fields): Promise<Json>
}

export async function world(slug = 'acme'): Promise<World> {
  const keys = [await testKey(`${slug}-rs`, 'RS256'), await testKey(`${slug}-es`, 'ES256')]
  const store = newStore(slug, keys.map(publicKey))
  await registerKeys(store)
  const ports = memoryPorts(store, keys, slug)
  const it: World = {
    store,
    ports,
    now: new Date('2026-11-23T12:00:00.000Z'),
    pass: (seconds) => {
      it.now = new Date(it.now.getTime() + seconds * 1000)
    },
    signIn(name, changes = {}) {
      const id = `session-${store.sessions.length + 1}`
      const proofs = { authTime: it.now, amr: ['pwd'], acr: 'urn:test:password' }
      const session = {
        id,
        sid: `sid-${id}`,
        userId: `user-${name}`,
        sub: `sub-of-${name}`,
        ended: false,
        ...proofs,
        ...changes,
      }
      store.sessions.push(session)
      return session
    },
    authorize: (fields = {}) => authorize(get({ ...requestOf('web'), ...fields }), ports, it.now),
    resume: (request) => resume({ ...request, stored: true }, ports, it.now),
    code: (clientId, fields = {}, name = 'alice') => walk(it, clientId, fields, name),
    async token(form, headers = {}) {
      const response = await token(post(form, headers), ports, it.now)
      if (response === 'stale') throw new Error('stale')
      return { response, body: JSON.parse(response.body ?? '{}') as Json }
    },
    exchange(clientId, code, fields = {}) {
      const client = store.clients.get(clientId)
      const form = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: client?.redirectUris[0],
        code_verifier: verifier,
        ...fields,
      }
      return it.token(...authenticated(it, clientId, form))
    },
    async tokens(clientId, fields = {}) {
      const { body } = await it.exchange(clientId, await it.code(clientId, fields))
      return body
    },
  }
  return it
}

/** A correct request of a client. */
export const requestOf = (clientId: string, redirectUri = `https://${clientId}.test/cb`): Fields => ({
  client_id: clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid',
  state: 'xyz',
  code_challenge: challenge,
  code_challenge_method: 'S256',
})

/** The form and headers with which a client proves itself by its registered method. */
export function authenticated({ store }: World, clientId: string, form: Fields): [Fields, Record<string, string>] {
  const method = store.clients.get(clientId)?.authMethod
  if (method === 'client_secret_basic') return [form, basic(clientId)]
  const named = { client_id: clientId, ...form }
  return [method === 'client_secret_post' ? { client_secret: `secret-of-${clientId}`, ...named } : named, {}]
}

async function walk(it: World, clientId: string, fields: Fields, name: string): Promise<string> {
  const redirectUri = it.store.clients.get(clientId)?.redirectUris[0]
  let answer = await it.authorize({ ...requestOf(clientId, redirectUri), ...fields })
  while (answer !== 'stale' && answer.kind === 'interact') {
    const known = it.store.sessions.find((session) => session.userId === `user-${name}` && !session.ended)
    const session = known === undefined || answer.step === 'sign_in' ? it.signIn(name) : known
    const step = answer.step === 'consent' ? withConsent(answer.request, session) : withSession(answer.request, session)
    answer = await it.resume(step)
  }
  const code = answer === 'stale' ? undefined : locationOf(answer.response).searchParams.get('code')
  if (code == null) throw new Error(`no code: ${JSON.stringify(answer)}`)
  return code
}

export const locationOf = (response: ProtocolResponse): URL => new URL(String(response.headers.location))

async function registerKeys({ clients }: Store): Promise<void> {
  for (const [clientId, alg] of [
    ['assertive', 'ES256'],
    ['any-alg', 'RS256'],
  ] as const) {
    const client = clients.get(clientId)
    if (client !== undefined)
      clients.set(clientId, { ...client, jwks: { keys: [(await testKey(`key-of-${clientId}`, alg)).jwk] } })
  }
}
