import { config } from '#lib/kernel/env.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'

/** The portal of one tenant: where it lives and what its cookies are called. `platform` has a shell of its own. */
export type Portal = { tenantId: string; slug: string }

/** next-auth's base path: the provider's redirect URI lies under it, so `lib/tenancy` registers the same. */
export const authPath = (slug: string): string => `${portalPath(slug)}/auth`

/** The provider's id carries the tenant, so that an account of one tenant is never an account of another. */
export const providerId = (slug: string): string => `signet-${slug}`

/** The tenant's own issuer of the portal (DESIGN.md, section 1: `control`). */
export const controlIssuer = (slug: string): string => `${config().origin}/t/${slug}/control`

const isSecure = (): boolean => config().origin.startsWith('https:')

/** A cookie of this portal. `__Host-` wherever the origin is https; plain http is loopback only. */
export const cookieName = (slug: string, what: string): string =>
  `${isSecure() ? '__Host-' : ''}signet-portal-${slug}.${what}`

/** The cookie that holds the portal session of this tenant. */
export const sessionCookie = (slug: string): string => cookieName(slug, 'session')

const options = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })

/** Every cookie that next-auth sets, renamed for this tenant: two portals in one browser share none. */
export function portalCookies(slug: string) {
  const cookie = (what: string) => ({ name: cookieName(slug, what), options: options() })
  const brief = (what: string) => ({ name: cookieName(slug, what), options: { ...options(), maxAge: 900 } })
  return {
    sessionToken: cookie('session'),
    callbackUrl: cookie('return'),
    csrfToken: cookie('csrf'),
    pkceCodeVerifier: brief('pkce'),
    state: brief('state'),
    nonce: brief('nonce'),
  }
}

/** A path inside this portal to go to after sign-in; anything else, another origin above all (R24), is the portal's home. */
export function returnPath(slug: string, asked: string | null): string {
  const home = portalPath(slug)
  if (asked === null || asked.length > 2_048 || !URL.canParse(asked, config().origin)) return home
  const url = new URL(asked, config().origin)
  const isInside = url.pathname === home || url.pathname.startsWith(`${home}/`)
  const isAuth = url.pathname === authPath(slug) || url.pathname.startsWith(`${authPath(slug)}/`)
  return url.origin === config().origin && isInside && !isAuth ? `${url.pathname}${url.search}` : home
}
