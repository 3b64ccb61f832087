import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { now } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { authFor } from '#lib/operator/auth-for.ts'
import { cookieName, type Portal, providerId, returnPath, sessionCookie } from '#lib/operator/portal.ts'
import { inCallbackScope } from '#lib/operator/scope.ts'
import { portalSession } from '#lib/operator/session.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'
import { resolveTenant } from '#lib/tenancy/resolve.ts'

/** Next gives a route without dynamic segments no parameters at all. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }
type Handler = (request: NextRequest, context: Context) => Promise<Response>

const notFound = (): Response => new Response(null, { status: 404 })

/** The portal that a route's parameters name: `[tenant]`, or `platform` where there is none. */
async function portalOf(context: Context): Promise<Portal | undefined> {
  const tenant = (await context.params)?.tenant
  const slug = tenant === undefined ? 'platform' : String(tenant)
  if (tenant === 'platform') return undefined
  const found = await resolveTenant(slug)
  return found?.status === 'active' ? { tenantId: found.id, slug } : undefined
}

const see = (path: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location: new URL(path, config().origin).href, 'cache-control': 'no-store' },
  })

/** GET …/auth/start?return=…: begins sign-in at the tenant's own issuer. A prefetch begins nothing. */
export const startPortalSignIn: Handler = async (request, context) => {
  const portal = await portalOf(context)
  if (portal === undefined) return notFound()
  if (isPrefetch(request)) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  const auth = await authFor(portal)
  const redirectTo = returnPath(portal.slug, request.nextUrl.searchParams.get('return'))
  const location = await auth.signIn(providerId(portal.slug), { redirect: false, redirectTo })
  return see(String(location))
}

const isPrefetch = (request: NextRequest): boolean =>
  /prefetch/.test(request.headers.get('sec-purpose') ?? request.headers.get('purpose') ?? '') ||
  request.headers.has('next-router-prefetch')

/**
 * next-auth's own routes. The portal session cookie is taken off first: a sign-in never meets an earlier session, so it
 * can't link one person's identity to another's account, nor one tenant's to another's.
 */
export const portalAuth: Handler = async (request, context) => {
  const portal = await portalOf(context)
  if (portal === undefined) return notFound()
  const [action] = [(await context.params)?.nextauth].flat()
  if (action !== 'callback') return notFound()
  const auth = await authFor(portal)
  const answer = await inCallbackScope(() => auth.handlers.GET(withoutSession(request, portal)))
  const isProblem = new URL(answer.headers.get('location') ?? '/', config().origin).pathname.endsWith(
    '/sign-in-problem',
  )
  return isProblem ? recover(request, portal) : answer
}

function withoutSession(request: NextRequest, portal: Portal): NextRequest {
  const headers = new Headers(request.headers)
  const kept = request.cookies.getAll().filter((cookie) => !cookie.name.startsWith(sessionCookie(portal.slug)))
  headers.set('cookie', kept.map(({ name, value }) => `${name}=${value}`).join('; '))
  return new NextRequest(new URL(request.nextUrl.pathname + request.nextUrl.search, config().origin), { headers })
}

/** The check cookies are one set a browser, so of two tabs the older fails. It goes on if the other finished, or starts over once. */
async function recover(request: NextRequest, portal: Portal): Promise<Response> {
  const token = request.cookies.get(sessionCookie(portal.slug))?.value
  if (token !== undefined && (await portalSession(portal, token, now())) !== undefined)
    return see(portalPath(portal.slug))
  const jar = await cookies()
  const again = cookieName(portal.slug, 'again')
  if (jar.get(again) !== undefined) {
    log().warn({ tenant: portal.slug }, 'portal sign-in failed twice')
    jar.delete(again)
    return see(`${portalPath(portal.slug)}/sign-in-problem`)
  }
  const secure = config().origin.startsWith('https:')
  jar.set(again, '1', { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: 60 })
  return see(`${portalPath(portal.slug)}/auth/start`)
}
