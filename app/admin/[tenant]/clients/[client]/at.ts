import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { after } from '../../after.ts'

/** Where a form about a client stands. */
export type ClientAt = { tenant: string; environment: string; client: string }

/** The tabs of a client's page, in their order. */
export const tabs = ['start', 'settings', 'credentials', 'access', 'preview', 'people', 'trail', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = [
  'saved',
  'ended',
  'keysSaved',
  'accessSaved',
  'disabled',
  'enabled',
  'signedOut',
  'consentsRevoked',
] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of a client's page. */
export function clientHref({ tenant, environment, client }: ClientAt, tab: TabKey, more: Record<string, string> = {}) {
  const query = new URLSearchParams({ environment, ...(tab === 'start' ? {} : { tab }), ...more })
  return `/admin/${encodeURIComponent(tenant)}/clients/${encodeURIComponent(client)}?${query}`
}

/** A verb on a client as the action of a form on one of its tabs, which it leads back to and says what was done. */
export const onClient = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, tab: TabKey, deed: Deed) =>
  after(verb, (at: ClientAt) => clientHref(at, tab, { done: deed }))

/** A verb after which the client is no longer there: it leads to the list. */
export const lastOfClient = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>) =>
  after(verb, ({ tenant, environment }: ClientAt) => `/admin/${tenant}/clients?${new URLSearchParams({ environment })}`)
