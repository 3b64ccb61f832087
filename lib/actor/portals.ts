import { sessionCookie } from '#lib/operator/portal.ts'
import { resolveTenant } from '#lib/tenancy/resolve.ts'
import { portalActor } from './session.ts'

/** A portal that a browser is signed in to. */
export type SignedInPortal = { slug: string; name: string }

/** More portals than somebody works in at once are not looked up. */
const most = 10

/** The slugs that the names of a browser's cookies speak of: each portal has a session cookie of its own. */
export function slugsOfCookies(names: readonly string[]): string[] {
  const [prefix = '', suffix = ''] = sessionCookie('*').split('*')
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith(suffix))
    .map((name) => name.slice(prefix.length, name.length - suffix.length))
    .filter((slug) => /^[a-z0-9-]{2,40}$/.test(slug))
}

/** The portals that a browser is signed in to, beside one: somebody may work in several tenants, each with its own session. */
export async function otherPortals(
  but: string,
  names: readonly string[],
  cookie: (name: string) => string | undefined,
  now: Date,
): Promise<SignedInPortal[]> {
  const found: SignedInPortal[] = []
  for (const slug of slugsOfCookies(names)
    .filter((each) => each !== but)
    .slice(0, most)) {
    const tenant = await resolveTenant(slug)
    const actor = tenant === undefined ? undefined : await portalActor(slug, cookie, now)
    if (tenant !== undefined && actor?.kind === 'user') found.push({ slug, name: tenant.displayName })
  }
  return found
}
