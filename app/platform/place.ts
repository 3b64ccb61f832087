import type { Permission } from '#lib/access/permissions.ts'
import { read, type Visit, visitPortal } from '#lib/http/read.ts'
import { getOwnTenant } from '#lib/services/tenant/get.ts'

/** An operator on a page of the platform's portal, and what they may do. */
export type Place = { visit: Visit; may(permission: Permission): boolean }

/** The operator of a page below /platform; undefined when the visitor has no role there. Whoever is not signed in is led to sign-in. */
export async function enterPlatform(page: string): Promise<Place | undefined> {
  const visit = await visitPortal('platform', '/platform', `/platform${page}`)
  const own = await read(getOwnTenant, visit, {})
  return own === undefined ? undefined : { visit, may: (permission) => own.permissions.includes(permission) }
}
