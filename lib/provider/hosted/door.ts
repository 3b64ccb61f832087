import type { Brand } from '#lib/branding/brand.ts'
import { type RequestContext, requestContext, runWith } from '#lib/kernel/context.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { saying } from '#lib/language/saying.ts'
import { refuseSuspended } from '#lib/oidc/authorize/client.ts'
import { errorPage } from '#lib/oidc/error-page.ts'
import type { Ports } from '#lib/oidc/ports.ts'
import type { ProtocolRequest, ProtocolResponse } from '#lib/oidc/protocol.ts'
import { errorIdHeader } from '#lib/oidc/respond.ts'
import type { SentFile } from '../file-form.ts'
import { everyMethod, type Handlers, receive } from '../next-door.ts'
import { isPlace, type Place } from '../paths.ts'
import { browserOf } from '../ports/browser.ts'
import { createPorts } from '../ports/index.ts'
import { recordFailure } from '../serve.ts'
import { snapshots } from '../snapshots.ts'
import { realWorld, type World } from '../world.ts'
import { errorView, notFoundView } from './error-views.ts'
import { languageHref } from './language-href.ts'
import { pageHeaders } from './page-headers.ts'
import { spokenTo } from './spoken.ts'
import { type StepKey, steps } from './steps.ts'
import {
  type Answer,
  type Dress,
  isPage,
  type Page,
  type RenderHosted,
  type Spoken,
  type Step,
  type Visit,
  type Wishes,
} from './visit.ts'

/** The door of the pages a person meets: what `app/t` names is found here, and what it finds is rendered by `app/t`. */
export const hostedDoor = (name: StepKey, render: RenderHosted, world: World = realWorld()): Handlers =>
  everyMethod((request) =>
    receive(
      request,
      (received, context, file) => answerStep(name, received, { context, file, url: request.url }, { render, world }),
      steps[name].takesFile,
    ),
  )

/** What a door knows of a request beside what the engine is told of it. */
type Met = { context: RequestContext; file?: SentFile; url: string }

/** What stands behind every door of these pages: one step, and its page. Never throws but where a page cannot be made. */
export async function answerStep(
  name: StepKey,
  received: ProtocolRequest,
  { context, file, url }: Met,
  { render, world }: { render: RenderHosted; world: World },
): Promise<ProtocolResponse> {
  const nonce = context.nonce ?? randomId()
  const wishes: Wishes = {}
  const asked = reply(name, received, { world, render, wishes, nonce, file })
  const replied = await asked.catch((error: unknown) => ({ ...nobodys, answer: failure(error) }))
  const { answer, tenant, brand, issuer } = replied
  if (!isPage(answer)) return withOwnStyle(answer, nonce)
  const href = issuer === undefined ? undefined : languageHref(issuer, { method: received.method, url })
  return finish(answer, { nonce, brand, languageHref: href, ...spokenTo(received, wishes, tenant) }, render)
}

type Asking = { world: World; render: RenderHosted; wishes: Wishes; nonce: string; file: SentFile }

/** What a step answers, and the language and the look of the tenant whose it is. */
type Replied = { answer: Answer; tenant: string | null; brand: Brand | undefined; issuer: string | undefined }

const nobodys = { tenant: null, brand: undefined, issuer: undefined }

async function reply(name: StepKey, request: ProtocolRequest, asked: Asking): Promise<Replied> {
  const { world, render, wishes, nonce, file } = asked
  const place = readPlace(request.path)
  const now = world.now()
  const snapshot = place === undefined ? undefined : await snapshots().find(place, now)
  if (place === undefined || snapshot === undefined) return { ...nobodys, answer: { view: notFoundView, status: 404 } }
  const { brand } = snapshot
  const { issuer } = snapshot.environment
  const { defaultLanguage: tenant, displayName } = snapshot.tenant
  const pages: Ports['pages'] = {
    error: (page) => render(errorView(displayName, page), { nonce, brand, ...spokenTo(request, wishes, tenant) }),
  }
  const browser = browserOf(snapshot, request, now)
  const asking = { now, context: requestContext(), pages, browser }
  const ports = createPorts(snapshot, world, asking)
  const visit: Visit = {
    place,
    snapshot,
    request,
    file,
    ports,
    now,
    world,
    browser,
    wishes,
    reload: async () => createPorts(await snapshots().reload(place, snapshot, now), world, asking),
  }
  const suspended = refuseSuspended(snapshot.environment)
  const own = { tenant, brand, issuer }
  if (suspended !== undefined) return { answer: await errorPage('authorize', suspended, ports), ...own }
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const run = method === 'GET' || method === 'POST' ? steps[name][method] : undefined
  if (run === undefined) return { answer: methodNotAllowed(name), ...own }
  const language = () => spokenTo(request, wishes, tenant).language
  return { answer: await runWith({ ...requestContext(), language }, () => run(visit)), ...own }
}

/** The tenant and the environment of a page's path; its own name has been matched by the route already. */
function readPlace(path: string): Place | undefined {
  const [, t, tenant, environment] = path.split('/')
  if (t !== 't' || tenant === undefined || environment === undefined) return undefined
  return isPlace({ tenant, environment }) ? { tenant, environment } : undefined
}

const methodNotAllowed = (name: StepKey): ProtocolResponse => ({
  status: 405,
  headers: { allow: methodsOf(steps[name]).join(', '), 'cache-control': 'no-store' },
  body: null,
})

const methodsOf = (step: Step): string[] => (['GET', 'POST'] as const).filter((method) => step[method] !== undefined)

function failure(error: unknown): Page {
  const { status, retryAfter, id } = recordFailure(error, requestContext())
  const description = status === 503 ? saying('error.busy') : saying('error.failed')
  return {
    view: errorView(undefined, { status, description, errorId: id }),
    status,
    headers: { ...retryAfter, [errorIdHeader]: id },
  }
}

/** The protocol's own error page is in the tenant's colours too: what the nonce names may stand beside our sheet. */
function withOwnStyle(answer: ProtocolResponse, nonce: string): ProtocolResponse {
  const policy = answer.headers['content-security-policy']
  if (typeof policy !== 'string') return answer
  const allowing = policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
  return { ...answer, headers: { ...answer.headers, 'content-security-policy': allowing } }
}

async function finish(page: Page, spoken: Dress & Spoken, render: RenderHosted): Promise<ProtocolResponse> {
  const body = await render(page.view, spoken)
  return {
    status: page.status ?? 200,
    headers: { ...pageHeaders(spoken.nonce, page.redirectUri), ...page.headers },
    body,
  }
}
