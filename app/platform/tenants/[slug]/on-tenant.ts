import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type ActionResult, action } from '#lib/http/action.ts'
import type { Verb } from '#lib/services/verb.ts'

export const tabs = ['overview', 'settings', 'enter', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = ['renamed', 'suspended', 'resumed', 'deleting', 'undone'] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of a tenant's page. */
export function tenantHref(slug: string, tab: TabKey, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(tab === 'overview' ? {} : { tab }), ...more })
  const path = `/platform/tenants/${encodeURIComponent(slug)}`
  return query.size === 0 ? path : `${path}?${query}`
}

type TenantAction = (slug: string, previous: ActionResult | undefined, form: FormData) => Promise<ActionResult>

/** A verb on a tenant as the action of a form on one of its tabs, which it leads back to and says what was done. */
export function onTenant<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  tab: TabKey,
  deed: Deed,
): TenantAction {
  const run = action(verb)
  return async (slug, _previous, form) => {
    const result = await run('platform', undefined, form)
    if (result.ok) redirect(tenantHref(slug, tab, { done: deed }))
    return result
  }
}
