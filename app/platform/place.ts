import { speak } from '#app/messages/speak.ts'
import type { Permission } from '#lib/access/permissions.ts'
import { read, type Visit, visitPortal } from '#lib/http/read.ts'
import { getOwnTenant } from '#lib/services/tenant/get.ts'

/** An operator on a page of the platform's portal, and what they may do. */
export type Place = { visit: Visit; may(permission: Permission): boolean }

type Search = Record<string, string | string[] | undefined>

/** The operator of a page below /platform; undefined when the visitor has no role there. Whoever is not signed in is led to sign-in. */
export async function enterPlatform(page: string, search: Search = {}): Promise<Place | undefined> {
  await speak()
  const query = new URLSearchParams(Object.entries(search).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])))
  const visit = await visitPortal('platform', '/platform', `/platform${page}${query.size > 0 ? `?${query}` : ''}`)
  const own = await read(getOwnTenant, visit, {})
  return own === undefined ? undefined : { visit, may: (permission) => own.permissions.includes(permission) }
}
