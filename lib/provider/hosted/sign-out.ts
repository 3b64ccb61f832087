import type { HostedView } from '#components/hosted/views.ts'
import { saying } from '#lib/language/saying.ts'
import { endpointUrl } from '#lib/oidc/endpoints.ts'
import { endSessions, logout } from '#lib/oidc/logout/index.ts'
import type { LogoutOutcome, LogoutRequest } from '#lib/oidc/logout/outcome.ts'
import type { Params } from '#lib/oidc/protocol.ts'
import { field, formToken, isOurForm } from './form.ts'
import { seeOther, stepPaths } from './links.ts'
import { foreignForm } from './messages.ts'
import type { Answer, Step, Visit } from './visit.ts'

/** OIDC RP-Initiated Logout: the engine's decision, with a question for the person where nothing proves that they asked. */
async function begin(visit: Visit): Promise<Answer> {
  const { request, ports, now } = visit
  if (request.method === 'POST' && (await visit.browser()) === undefined && typeof request.form !== 'string')
    return asGet(visit, request.form)
  return answer(visit, await logout(request, ports, now))
}

/** A cross-site POST comes without Lax cookies: the GET that follows carries them. */
function asGet(visit: Visit, form: Params): Answer {
  const parameters = new URLSearchParams()
  for (const name of logoutParams) for (const value of form.all(name)) parameters.append(name, value)
  const query = parameters.toString()
  const tooLong = { status: 413, headers: { 'cache-control': 'no-store' }, body: null }
  const address = endpointUrl(visit.snapshot.environment.issuer, 'logout')
  return query.length > 6_000 ? tooLong : seeOther(`${address}?${query}`)
}

const logoutParams = ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state', 'logout_hint', 'ui_locales']

/** The person's answer. What was asked for comes back with the form, under a token that only this browser and it can have. */
async function submit(visit: Visit): Promise<Answer> {
  const { issuer } = visit.snapshot.environment
  const browser = await visit.browser()
  const ask = field(visit.request, 'request') ?? ''
  if (browser === undefined) return signedOut(visit, null)
  if (!isOurForm(visit.request, issuer, formToken(browser.hash, `sign-out:${ask}`))) return foreignForm(visit)
  if (field(visit.request, 'decision') !== 'sign_out') return stayed(visit)
  return answer(visit, await endSessions(unpack(ask), visit.ports, visit.now))
}

async function answer(visit: Visit, outcome: LogoutOutcome): Promise<Answer> {
  if (outcome.kind === 'respond') return outcome.response
  if (outcome.kind === 'confirm') return confirm(visit, outcome.logout)
  return outcome.redirectTo === null ? signedOut(visit, null) : seeOther(outcome.redirectTo)
}

async function confirm(visit: Visit, ask: LogoutRequest): Promise<Answer> {
  const browser = await visit.browser()
  if (browser === undefined) return signedOut(visit, null)
  const { tenant, environment } = visit.snapshot
  const app = ask.clientId === null ? undefined : await visit.snapshot.presentation(ask.clientId)
  const packed = pack(ask)
  const [account] = browser.sessions
  const view: HostedView = {
    view: 'sign_out_confirm',
    tenantName: tenant.displayName,
    action: `${environment.issuer}${stepPaths.signOut}`,
    csrf: formToken(browser.hash, `sign-out:${packed}`),
    requestId: packed,
    clientName: app?.name,
    account:
      browser.sessions.length === 1 && account !== undefined ? { name: account.name, email: account.email } : undefined,
  }
  return { view, redirectUri: ask.postLogoutRedirectUri ?? undefined }
}

const signedOut = (visit: Visit, continueHref: string | null): Answer => ({
  view: {
    view: 'signed_out',
    tenantName: visit.snapshot.tenant.displayName,
    continueHref: continueHref ?? undefined,
  },
})

const stayed = (visit: Visit): Answer => ({
  view: {
    view: 'message',
    tenantName: visit.snapshot.tenant.displayName,
    title: saying('message.stillSignedIn.title'),
    message: saying('message.stillSignedIn.text'),
  },
})

const pack = (ask: LogoutRequest): string => Buffer.from(JSON.stringify(ask)).toString('base64url')
const unpack = (packed: string): LogoutRequest =>
  JSON.parse(Buffer.from(packed, 'base64url').toString()) as LogoutRequest

/** OIDC RP-Initiated Logout §2: the logout endpoint takes GET and POST alike. */
export const logoutStep: Step = { GET: begin, POST: begin }

/** The page that asks whether to sign out, and its form (L05). */
export const signOutStep: Step = { GET: (visit) => begin(visit), POST: submit }
