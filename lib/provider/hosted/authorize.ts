import { withTenant } from '#lib/db/with-tenant.ts'
import { authorize, beginFrom } from '#lib/oidc/authorize/index.ts'
import type { AuthorizationRequest } from '#lib/oidc/model.ts'
import { seeOther, stepUrl } from './links.ts'
import { nameBrowser } from './new-browser.ts'
import { decided, stepAddress } from './proceed.ts'
import { storeRequest } from './requests.ts'
import type { Answer, Step, Visit } from './visit.ts'

/** The authorization endpoint: the engine's answer, or the first step for the person with the request stored behind it. */
async function begin(visit: Visit): Promise<Answer> {
  if (visit.request.method === 'POST' && (await visit.browser()) === undefined) return park(visit)
  const outcome = await decided(visit, (ports) => authorize(visit.request, ports, visit.now))
  if (outcome.kind === 'respond') return outcome.response
  const headers = await keep(visit, outcome.request)
  return seeOther(stepAddress(visit, outcome.step, outcome.request.id), headers)
}

/** Stores a valid request for this browser, which gets a name if it has none. */
async function keep(visit: Visit, request: AuthorizationRequest): Promise<Record<string, string>> {
  const { snapshot } = visit
  const known = await visit.browser()
  const client = await snapshot.client(request.asked.clientId)
  if (client === undefined) throw new Error('a client that was just verified is gone')
  return withTenant(snapshot.tenant.id, async (tx) => {
    const browser = known === undefined ? await nameBrowser(tx, visit) : { id: known.id, headers: {} }
    await storeRequest(tx, snapshot, request, client.id, browser.id, true)
    return browser.headers
  })
}

/**
 * A cross-site POST comes without Lax cookies, so who is asking is not known yet: the checked request waits under a browser
 * that nobody has, and the GET that follows carries the cookies. A cookie set here would replace the person's own.
 */
async function park(visit: Visit): Promise<Answer> {
  const begun = await beginFrom(visit.request, visit.ports, visit.now)
  if (begun.kind === 'respond') return begun.response
  await withTenant(visit.snapshot.tenant.id, async (tx) => {
    const nobodys = await nameBrowser(tx, visit)
    await storeRequest(tx, visit.snapshot, begun.request, begun.client.id, nobodys.id, false)
  })
  return seeOther(stepUrl(visit.snapshot.environment.issuer, 'continue', begun.request.id))
}

/** OIDC Core §3.1.2.1: the authorization endpoint takes GET and POST alike. */
export const authorizeStep: Step = { GET: begin, POST: begin }
