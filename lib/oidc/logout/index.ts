import { refuseSuspended } from '../authorize/client.ts'
import { methodNotAllowed } from '../endpoint.ts'
import { errorPage } from '../error-page.ts'
import type { Session } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest } from '../protocol.ts'
import { once, readable } from '../read-params.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Hint, identify, named } from './hint.ts'
import type { LogoutOutcome, LogoutRequest } from './outcome.ts'
import { redirectTo } from './redirect-to.ts'

const logoutParams = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state', 'logout_hint', 'ui_locales']

/** OIDC RP-Initiated Logout §2, by GET and POST (L08). Only the user's own hint ends a session without asking (L05, L06). */
export async function logout(request: ProtocolRequest, ports: Ports, now: Date): Promise<LogoutOutcome> {
  if (request.method !== 'GET' && request.method !== 'POST')
    return { kind: 'respond', response: methodNotAllowed('logout', ['GET', 'POST'], ports) }
  const params = readable(request.method === 'GET' ? request.query : request.form)
  if (isRefusal(params)) return page(params, ports)
  const problem = refuseSuspended(ports.environment) ?? once(params, logoutParams)
  if (problem !== undefined) return page(problem, ports)
  const identified = await identify(params, ports)
  if (isRefusal(identified)) return page(identified, ports)
  const { client, hint } = identified
  const ask: LogoutRequest = {
    clientId: client?.clientId ?? null,
    postLogoutRedirectUri: params.get('post_logout_redirect_uri') ?? null,
    state: params.get('state') ?? null,
  }
  const target = redirectTo(ask, client)
  if (isRefusal(target)) return page(target, ports)
  const sessions = await ports.browser.sessions(now)
  if (sessions.length === 0) return { kind: 'ended', redirectTo: target }
  const meant = meantBy(hint, sessions)
  return meant.length === 0 ? { kind: 'confirm', logout: ask, redirectTo: target } : end(meant, target, ports, now)
}

/**
 * After the person confirmed: every session of this browser. The provider has checked that the answer came from our own
 * page and this browser; where to go next is verified here once more.
 */
export async function endSessions(ask: LogoutRequest, ports: Ports, now: Date): Promise<LogoutOutcome> {
  const client = ask.clientId === null ? null : await named(ask.clientId, null, ports)
  if (isRefusal(client)) return page(client, ports)
  const target = redirectTo(ask, client?.client ?? null)
  if (isRefusal(target)) return page(target, ports)
  return end(await ports.browser.sessions(now), target, ports, now)
}

async function end(
  sessions: readonly Session[],
  redirectTo: string | null,
  ports: Ports,
  now: Date,
): Promise<LogoutOutcome> {
  const ids = sessions.map((session) => session.id)
  await ports.browser.end(ids, now)
  return { kind: 'ended', redirectTo }
}

/** The session the ID token came from, else those of the same user; another user's are never meant. */
function meantBy(hint: Hint | null, sessions: readonly Session[]): readonly Session[] {
  const ofUser = sessions.filter((session) => session.sub === hint?.sub)
  const same = ofUser.filter((session) => session.sid === hint?.sid)
  return same.length > 0 ? same : ofUser
}

const page = async (refusal: Refusal, ports: Ports): Promise<LogoutOutcome> => ({
  kind: 'respond',
  response: await errorPage('logout', refusal, ports),
})
