import { randomId } from '#lib/kernel/tokens.ts'
import { refuseSuspended } from '#lib/oidc/authorize/client.ts'
import { errorPage } from '#lib/oidc/error-page.ts'
import type { Ports } from '#lib/oidc/ports.ts'
import type { ProtocolRequest, ProtocolResponse } from '#lib/oidc/protocol.ts'
import { errorIdHeader } from '#lib/oidc/respond.ts'
import { everyMethod, type Handlers, receive } from '../next-door.ts'
import { isPlace, type Place } from '../paths.ts'
import { browserOf } from '../ports/browser.ts'
import { createPorts } from '../ports/index.ts'
import { recordFailure } from '../serve.ts'
import { snapshots } from '../snapshots.ts'
import { realWorld, type World } from '../world.ts'
import { errorView, notFoundView } from './error-views.ts'
import { pageHeaders } from './page-headers.ts'
import { spokenTo } from './spoken.ts'
import { type StepKey, steps } from './steps.ts'
import { type Answer, isPage, type Page, type RenderHosted, type Spoken, type Visit, type Wishes } from './visit.ts'

/** The door of the pages a person meets: what `app/t` names is found here, and what it finds is rendered by `app/t`. */
export const hostedDoor = (name: StepKey, render: RenderHosted, world: World = realWorld()): Handlers =>
  everyMethod((request) =>
    receive(request, async (received, peer) => {
      const nonce = peer.nonce ?? randomId()
      const wishes: Wishes = {}
      const { answer, tenant } = await reply(name, received, { world, render, wishes }).catch((error: unknown) => ({
        answer: failure(error),
        tenant: null,
      }))
      return isPage(answer) ? finish(answer, { nonce, ...spokenTo(received, wishes, tenant) }, render) : answer
    }),
  )

type Asking = { world: World; render: RenderHosted; wishes: Wishes }

/** What a step answers, and the language of the tenant whose it is. */
type Replied = { answer: Answer; tenant: string | null }

async function reply(name: StepKey, request: ProtocolRequest, { world, render, wishes }: Asking): Promise<Replied> {
  const place = readPlace(request.path)
  const now = world.now()
  const snapshot = place === undefined ? undefined : await snapshots().find(place, now)
  if (place === undefined || snapshot === undefined)
    return { answer: { view: notFoundView, status: 404 }, tenant: null }
  const { defaultLanguage: tenant } = snapshot.tenant
  const pages: Ports['pages'] = {
    error: (page) =>
      render(errorView(snapshot.tenant.displayName, page), { nonce: '', ...spokenTo(request, wishes, tenant) }),
  }
  const browser = browserOf(snapshot, request, now)
  const asking = { now, pages, browser }
  const ports = createPorts(snapshot, world, asking)
  const visit: Visit = {
    place,
    snapshot,
    request,
    ports,
    now,
    world,
    browser,
    wishes,
    reload: async () => createPorts(await snapshots().reload(place, snapshot, now), world, asking),
  }
  const suspended = refuseSuspended(snapshot.environment)
  if (suspended !== undefined) return { answer: await errorPage('authorize', suspended, ports), tenant }
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const run = method === 'GET' || method === 'POST' ? steps[name][method] : undefined
  return { answer: run === undefined ? methodNotAllowed(name) : await run(visit), tenant }
}

/** The tenant and the environment of a page's path; its own name has been matched by the route already. */
function readPlace(path: string): Place | undefined {
  const [, t, tenant, environment] = path.split('/')
  if (t !== 't' || tenant === undefined || environment === undefined) return undefined
  return isPlace({ tenant, environment }) ? { tenant, environment } : undefined
}

const methodNotAllowed = (name: StepKey): ProtocolResponse => ({
  status: 405,
  headers: { allow: Object.keys(steps[name]).join(', '), 'cache-control': 'no-store' },
  body: null,
})

function failure(error: unknown): Page {
  const { status, retryAfter, id } = recordFailure(error)
  const description =
    status === 503 ? 'Too much is going on here right now. Try again in a moment.' : 'Something went wrong here.'
  return {
    view: errorView(undefined, { status, description, errorId: id }),
    status,
    headers: { ...retryAfter, [errorIdHeader]: id },
  }
}

async function finish(page: Page, spoken: { nonce: string } & Spoken, render: RenderHosted): Promise<ProtocolResponse> {
  const body = await render(page.view, spoken)
  return {
    status: page.status ?? 200,
    headers: { ...pageHeaders(spoken.nonce, page.redirectUri), ...page.headers },
    body,
  }
}
