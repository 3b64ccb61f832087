import { notFound } from 'next/navigation'
import { speak } from '#app/messages/speak.ts'
import type { Permission } from '#lib/access/permissions.ts'
import { read, type Visit, visitPortal } from '#lib/http/read.ts'
import { getOwnTenant } from '#lib/services/tenant/get.ts'

export type Search = Record<string, string | string[] | undefined>

/** One value of the address's query; repeated or absent ones are the fallback. */
export const one = (search: Search, name: string): string | undefined => {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

type OwnTenant = Awaited<ReturnType<typeof getOwnTenant.call>>

/** Where in a tenant a page stands: the tenant, its environments, and the one that the address names (`?environment=`). */
export type Place = OwnTenant & {
  current: OwnTenant['environments'][number]
  /** What the visitor may do in the whole tenant. */
  may(permission: Permission): boolean
  /** What the visitor may do in the environment of the page. */
  mayHere(permission: Permission): boolean
}

/** The visitor and the place of a page of a tenant's portal. `place` is undefined when the visitor has no role here. */
export async function enter(
  tenant: string,
  page: string,
  search: Search,
): Promise<{ visit: Visit; place: Place | undefined }> {
  await speak()
  if (tenant === 'platform') notFound()
  const query = new URLSearchParams(Object.entries(search).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])))
  const path = `/admin/${tenant}${page}${query.size > 0 ? `?${query}` : ''}`
  const visit = await visitPortal(tenant, `/admin/${tenant}`, path)
  const own = await read(getOwnTenant, visit, {})
  if (own === undefined) return { visit, place: undefined }
  const wanted = one(search, 'environment')
  const current = own.environments.find(({ slug }) => slug === wanted) ?? own.environments[0]
  if (current === undefined || (wanted !== undefined && current.slug !== wanted)) notFound()
  return {
    visit,
    place: {
      ...own,
      current,
      may: (permission) => own.permissions.includes(permission),
      mayHere: (permission) => current.permissions.includes(permission),
    },
  }
}
