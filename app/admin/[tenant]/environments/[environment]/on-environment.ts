import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { after } from '../../after.ts'

/** Where a form about an environment stands. */
export type EnvironmentAt = { tenant: string; environment: string }

export const tabs = ['overview', 'keys', 'settings', 'activity', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = ['created', 'saved', 'suspended', 'resumed', 'rotated', 'compromised', 'scheduled'] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of an environment's page. */
export function environmentHref(
  { tenant, environment }: EnvironmentAt,
  tab: TabKey,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ ...(tab === 'overview' ? {} : { tab }), ...more })
  const path = `/admin/${encodeURIComponent(tenant)}/environments/${encodeURIComponent(environment)}`
  return query.size === 0 ? path : `${path}?${query}`
}

/** A verb on an environment as the action of a form on one of its tabs, which it leads back to and says what was done. */
export const onEnvironment = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, tab: TabKey, deed: Deed) =>
  after(verb, (at: EnvironmentAt) => environmentHref(at, tab, { done: deed }))

/** A verb after which the environment is no longer there: it leads to the list. */
export const lastOfEnvironment = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>) =>
  after(verb, ({ tenant }: EnvironmentAt) => `/admin/${tenant}/environments`)
