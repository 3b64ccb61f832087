import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { after } from '../../after.ts'

/** Where a form about a person stands. */
export type PersonAt = { tenant: string; environment: string; user: string }

export const tabs = [
  'overview',
  'profile',
  'methods',
  'sessions',
  'roles',
  'consents',
  'attributes',
  'activity',
  'json',
  'danger',
] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = [
  'saved',
  'suspended',
  'resumed',
  'kept',
  'required',
  'factorReset',
  'mailed',
  'signedOut',
  'ended',
  'revoked',
  'removed',
  'added',
] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of a person's page. */
export function personHref({ tenant, environment, user }: PersonAt, tab: TabKey, more: Record<string, string> = {}) {
  const query = new URLSearchParams({ environment, ...(tab === 'overview' ? {} : { tab }), ...more })
  return `/admin/${encodeURIComponent(tenant)}/users/${encodeURIComponent(user)}?${query}`
}

/** A verb on a person as the action of a form on one of their tabs, which it leads back to and says what was done. */
export const onPerson = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, tab: TabKey, deed: Deed) =>
  after(verb, (at: PersonAt) => personHref(at, tab, { done: deed }))

/** A verb after which the person is no longer there: it leads to the list. */
export const lastOfPerson = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>) =>
  after(verb, ({ tenant, environment }: PersonAt) => `/admin/${tenant}/users?${new URLSearchParams({ environment })}`)
