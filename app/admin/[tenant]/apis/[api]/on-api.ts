import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { type At, after } from '../../after.ts'

/** Where a form about an API stands. */
export type ApiAt = At & { api: string }

export const tabs = ['permissions', 'settings', 'use', 'activity', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = ['created', 'saved', 'added', 'changed', 'deleted'] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of an API's page. */
export function apiHref({ tenant, environment, api }: ApiAt, tab: TabKey, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ environment, ...(tab === 'permissions' ? {} : { tab }), ...more })
  return `/admin/${tenant}/apis/${api}?${query}`
}

/** A verb on an API as the action of a form on one of its tabs, which it leads back to and says what was done. */
export const onApi = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, tab: TabKey, done: Deed) =>
  after<ApiAt, Schema, Result>(verb, (at) => apiHref(at, tab, { done }))
