import { errorPage } from '../error-page.ts'
import type { AuthorizationRequest, Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { activeClient, refuseSuspended } from './client.ts'
import { decide } from './decide.ts'
import { type AuthorizeAnswer, answered } from './outcome.ts'
import { verifyRedirect } from './redirect.ts'
import { type Reply, respondError } from './reply.ts'

/** Decides again after a step, from the stored request alone. What changed meanwhile (client disabled, URI removed) counts. */
export async function resume(request: AuthorizationRequest, ports: Ports, now: Date): Promise<AuthorizeAnswer> {
  const again = await reopen(request, ports, now)
  if (isRefusal(again)) return answered(await errorPage('authorize', again, ports, request.asked.clientId))
  return decide(request, again.client, again.reply, ports, now)
}

/** The person said no (A34). The provider completes the stored request before it sends this. */
export async function refuseByUser(request: AuthorizationRequest, ports: Ports, now: Date): Promise<AuthorizeAnswer> {
  const again = await reopen(request, ports, now)
  if (isRefusal(again)) return answered(await errorPage('authorize', again, ports, request.asked.clientId))
  return answered(respondError(again.reply, refuse('access_denied', 'the user refused'), ports))
}

async function reopen(
  { asked, expiresAt }: AuthorizationRequest,
  ports: Ports,
  now: Date,
): Promise<{ client: Client; reply: Reply } | Refusal> {
  const suspended = refuseSuspended(ports.environment)
  if (suspended) return suspended
  if (expiresAt.getTime() <= now.getTime())
    return refuse('invalid_request', 'this sign-in took too long; go back to the app and start again')
  const client = await activeClient(asked.clientId, ports)
  if (isRefusal(client)) return client
  const redirect = verifyRedirect(client, asked.redirectUri)
  if (redirect === undefined) return refuse('invalid_request', 'redirect_uri is not registered for this app')
  return { client, reply: { clientId: client.clientId, redirect, mode: asked.responseMode, state: asked.state } }
}
