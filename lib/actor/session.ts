import type { Actor, OperatorActor, UserActor } from '#lib/access/actor.ts'
import { enteredUntil } from '#lib/access/entry.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { type Portal, sessionCookie } from '#lib/operator/portal.ts'
import { type PortalSession, portalSession } from '#lib/operator/session.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'
import { platformTenant, resolveTenant } from '#lib/tenancy/resolve.ts'
import { platformSlug } from '#lib/tenancy/slugs.ts'

type Cookies = (name: string) => string | undefined

/** Whether there is a portal under this slug. */
export const portalExists = async (slug: string): Promise<boolean> => (await resolveTenant(slug)) !== undefined

/** Whether its people may sign in: not while the tenant is suspended. An operator who has entered may still look. */
export const portalIsOpen = async (slug: string): Promise<boolean> => (await resolveTenant(slug))?.status === 'active'

/**
 * Who a portal's visitor is: the person whose portal session of this tenant the browser carries; else an operator who has
 * entered the tenant; else anonymous. Another tenant's session says nothing here. Read on every request, so that what has
 * ended is ended.
 */
export async function portalActor(slug: string, cookie: Cookies, now: Date): Promise<Actor> {
  const tenant = await resolveTenant(slug)
  if (tenant === undefined) return { kind: 'anonymous' }
  const portal = { tenantId: tenant.id, slug }
  const person = tenant.status === 'active' ? await signedIn(portal, cookie, now) : undefined
  return person ?? (await entered(portal, cookie, now)) ?? { kind: 'anonymous' }
}

async function signedIn(portal: Portal, cookie: Cookies, now: Date): Promise<UserActor | undefined> {
  const session = await sessionIn(portal, cookie, now)
  if (session === undefined) return undefined
  const { userId, directoryId, name } = session
  return { kind: 'user', tenantId: portal.tenantId, directoryId, userId, name }
}

async function entered(portal: Portal, cookie: Cookies, now: Date): Promise<OperatorActor | undefined> {
  if (portal.slug === platformSlug) return undefined
  const platform = await platformTenant()
  const session = await sessionIn({ tenantId: platform.id, slug: platformSlug }, cookie, now)
  if (session === undefined) return undefined
  const { userId, directoryId, name } = session
  const until = await withTenant(portal.tenantId, (tx) => enteredUntil(tx, userId, now))
  if (until === undefined) return undefined
  return { kind: 'operator', tenantId: portal.tenantId, homeTenantId: platform.id, directoryId, userId, name, until }
}

async function sessionIn(portal: Portal, cookie: Cookies, now: Date): Promise<PortalSession | undefined> {
  const token = cookie(sessionCookie(portal.slug))
  return token === undefined ? undefined : portalSession(portal, token, now)
}

/** Whose page of a portal it is, as far as it says how to speak to them. */
export type PortalPerson = {
  locale: string | null | undefined
  zoneinfo: string | null | undefined
  tenantLanguage: string | null
  /** The tenant (its slug) whose person it is. */
  home: string
}

/** What whoever is signed in to a portal set for themselves, an operator who has entered too; and what its tenant speaks. */
export async function portalPerson(slug: string, cookie: Cookies, now: Date): Promise<PortalPerson | undefined> {
  const tenant = await resolveTenant(slug)
  if (tenant === undefined) return undefined
  const own = await sessionIn({ tenantId: tenant.id, slug }, cookie, now)
  const person = own ?? (slug === platformSlug ? undefined : await operatorSession(cookie, now))
  return {
    locale: person?.locale,
    zoneinfo: person?.zoneinfo,
    tenantLanguage: tenant.defaultLanguage,
    home: own === undefined ? platformSlug : slug,
  }
}

async function operatorSession(cookie: Cookies, now: Date): Promise<PortalSession | undefined> {
  if (cookie(sessionCookie(platformSlug)) === undefined) return undefined
  const platform = await platformTenant()
  return sessionIn({ tenantId: platform.id, slug: platformSlug }, cookie, now)
}

/** Where somebody whose session ended signs in to a portal again. */
export const signInPath = (tenant: string): string => `${portalPath(tenant)}/auth/start`
