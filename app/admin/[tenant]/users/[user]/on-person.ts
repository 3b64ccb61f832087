import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type ActionResult, action } from '#lib/http/action.ts'
import type { Verb } from '#lib/services/verb.ts'

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
  'required',
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

type PersonAction = (at: PersonAt, previous: ActionResult | undefined, form: FormData) => Promise<ActionResult>

/** A verb on a person as the action of a form on one of their tabs, which it leads back to and says what was done. */
export function onPerson<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  tab: TabKey,
  deed: Deed,
): PersonAction {
  const run = action(verb)
  return async (at, _previous, form) => {
    const result = await run(at.tenant, undefined, form)
    if (result.ok) redirect(personHref(at, tab, { done: deed }))
    return result
  }
}

/** A verb after which the person is no longer there: it leads to the list. */
export function lastOfPerson<Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>): PersonAction {
  const run = action(verb)
  return async ({ tenant, environment }, _previous, form) => {
    const result = await run(tenant, undefined, form)
    if (result.ok) redirect(`/admin/${encodeURIComponent(tenant)}/users?${new URLSearchParams({ environment })}`)
    return result
  }
}
