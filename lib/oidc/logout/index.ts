import { refuseSuspended } from '../authorize/client.ts'
import { methodNotAllowed } from '../endpoint.ts'
import { errorPage } from '../error-page.ts'
import type { Session } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest } from '../protocol.ts'
import { once, readable } from '../read-params.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { type Hint, identify } from './hint.ts'
import type { LogoutOutcome, LogoutRequest } from './outcome.ts'
import { redirectTo } from './redirect-to.ts'

const logoutParams = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state', 'logout_hint', 'ui_locales']

/** OIDC RP-Initiated Logout §2, by GET and POST (L08). Only the user's own hint ends a session without asking (L05, L06). */
export async function logout(request: ProtocolRequest, ports: Ports, now: Date): Promise<LogoutOutcome> {
  const page = async (refusal: Refusal): Promise<LogoutOutcome> => ({
    kind: 'respond',
    response: await errorPage('logout', refusal, ports),
  })
  if (request.method !== 'GET' && request.method !== 'POST')
    return { kind: 'respond', response: methodNotAllowed('logout', ['GET', 'POST'], ports) }
  const params = readable(request.method === 'GET' ? request.query : request.form)
  if (isRefusal(params)) return page(params)
  const problem = refuseSuspended(ports.environment) ?? once(params, logoutParams)
  if (problem !== undefined) return page(problem)
  const identified = await identify(params, ports)
  if (isRefusal(identified)) return page(identified)
  const target = redirectTo(params, identified.client)
  if (isRefusal(target)) return page(target)
  const ask: LogoutRequest = { clientId: identified.client?.clientId ?? null, redirectTo: target }
  const sessions = await ports.browser.sessions(now)
  if (sessions.length === 0) return { kind: 'ended', redirectTo: target }
  const meant = hinted(sessions, identified.hint)
  return meant.length === 0 ? { kind: 'confirm', logout: ask } : end(meant, ask, ports, now)
}

/** After the person confirmed: every session of this browser. The provider has checked that the answer came from our page. */
export const endSessions = async (ask: LogoutRequest, ports: Ports, now: Date): Promise<LogoutOutcome> =>
  end(await ports.browser.sessions(now), ask, ports, now)

async function end(sessions: readonly Session[], ask: LogoutRequest, ports: Ports, now: Date): Promise<LogoutOutcome> {
  await ports.browser.end(
    sessions.map((session) => session.id),
    now,
  )
  return { kind: 'ended', redirectTo: ask.redirectTo }
}

/** The session the ID token came from, else those of the same user; another user's are never meant. */
function hinted(sessions: readonly Session[], hint: Hint | null): readonly Session[] {
  const ofUser = sessions.filter((session) => session.sub === hint?.sub)
  const same = ofUser.filter((session) => session.sid === hint?.sid)
  return same.length > 0 ? same : ofUser
}
