import { cookies } from 'next/headers'
import { portalActor } from '#lib/actor/session.ts'
import { isSameOrigin } from '#lib/http/action.ts'
import { cookieReader, inRequest } from '#lib/http/request.ts'
import { now } from '#lib/kernel/clock.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { getPlayground } from '#lib/services/playground/get.ts'
import { challengeOf, newRun } from '#lib/services/playground/run.ts'
import { authorizeUrl, parametersOf, readAsked } from './request.ts'
import { runCookie } from './run-cookie.ts'

type Context = { params: Promise<{ tenant: string }> }

/**
 * Starts a run: makes verifier, state and nonce, keeps them in the run's cookie, and sends the browser to the issuer. A plain POST of
 * a form of ours, so that no script follows the redirect in the browser's place. Whatever is not as it should be leads back.
 */
export async function startRun(request: Request, { params }: Context): Promise<Response> {
  const { tenant } = await params
  const form = await request.formData().catch(() => new FormData())
  const text = (name: string) => (typeof form.get(name) === 'string' ? String(form.get(name)) : undefined)
  const asked = readAsked(Object.fromEntries([...form.keys()].map((name) => [name, text(name)])))
  const environment = text('environment') ?? ''
  const client = text('client') || undefined
  if (!(await isSameOrigin())) return leadTo(`/admin/${tenant}/playground`)
  const back = `/admin/${tenant}/playground?${new URLSearchParams({ environment, ...(client === undefined ? {} : { client }), ...asked })}`
  const at = now()
  try {
    const found = await inRequest(async () => {
      const actor = await portalActor(tenant, await cookieReader(), at)
      return getPlayground.call({ actor, tenant, now: at }, { environment, client })
    })
    const { issuer, callback } = found
    if (found.client === null || !found.client.isAllowed || asked.response_mode === 'form_post') return leadTo(back)
    const { id, clientId } = found.client
    const { state, nonce } = asked
    const run = newRun({ environment, issuer, client: id, clientId, redirectUri: callback, state, nonce }, at)
    const parameters = parametersOf(asked, { ...run, challenge: challengeOf(run) })
    ;(await cookies()).set(await runCookie(tenant, run))
    return leadTo(authorizeUrl(issuer, parameters))
  } catch (error) {
    if (isServiceError(error)) return leadTo(back)
    throw error
  }
}

/** RFC 9110 §15.4.4: what follows is a GET. */
const leadTo = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
