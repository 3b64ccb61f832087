import { findBrowser as find } from '#lib/db/hot/index.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { isEnough } from '#lib/identity/assurance/is-enough.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { hashToken } from '#lib/kernel/tokens.ts'
import type { Session } from '#lib/oidc/model.ts'
import type { BrowserPort } from '#lib/oidc/ports.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'
import { browserCookieName, readCookies } from '../cookies.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'

/** A session with what a person is told of it. */
export type BrowserSession = Session & { name: string; email: string; lastSeenAt: Date }

/** The browser that a request's cookie names, and who is signed in on it. `hash` is what its name is stored as. */
export type Browser = { id: string; hash: Buffer; sessions: readonly BrowserSession[] }

/** Reads the browser once, however often it is asked for. A cookie sent twice was planted by somebody: it names nobody. */
export function browserOf(snapshot: Snapshot, request: ProtocolRequest, now: Date): () => Promise<Browser | undefined> {
  let found: Promise<Browser | undefined> | undefined
  return () => {
    found ??= findBrowser(snapshot, request, now)
    return found
  }
}

async function findBrowser(snapshot: Snapshot, request: ProtocolRequest, now: Date): Promise<Browser | undefined> {
  const [token, another] = readCookies(request.header('cookie'), browserCookieName(snapshot.environment))
  const hash = token === undefined || another !== undefined ? undefined : hashToken('browser', token)
  if (hash === undefined) return undefined
  const row = await find(placeOf(snapshot), hash, now)
  if (row === undefined) return undefined
  const sessions = row.sessions.map((session) => ({
    id: session.id,
    sid: session.sid,
    userId: session.userId,
    sub: session.sub,
    authTime: session.authTime,
    amr: session.amr,
    acr: session.acr,
    name: session.displayName,
    email: session.email ?? '',
    lastSeenAt: session.lastSeenAt,
  }))
  return { id: row.id, hash, sessions }
}

/** The engine's view of the asking browser. */
export const browserPort = (snapshot: Snapshot, browser: () => Promise<Browser | undefined>): BrowserPort => ({
  sessions: async () => (await browser())?.sessions ?? [],
  isEnough: ({ id: sessionId, userId }, clientRef, now) => {
    const { directoryId, environment, kind } = snapshot
    const place = { directoryId, environment: { id: environment.id, kind } }
    return withTenant(snapshot.tenant.id, (tx) => isEnough(tx, { ...place, sessionId, userId, clientRef, now }))
  },
  async end(ids, now) {
    const known = await browser()
    const actor = known?.sessions.find(({ id }) => ids.includes(id))
    if (known === undefined || actor === undefined) return
    const which = { environmentId: snapshot.environment.id, ids, browserId: known.id }
    const ending = { reason: 'signed_out', actor: { kind: 'user', id: actor.userId }, now } as const
    await withTenant(snapshot.tenant.id, (tx) => endSessions(tx, which, ending))
  },
})
