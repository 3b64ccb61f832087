import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { type At, after } from '../../after.ts'

/** Where a form about a role stands. */
export type RoleAt = At & { role: string }

export const tabs = ['permissions', 'contains', 'members', 'clients', 'history', 'settings', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = ['created', 'saved', 'contained', 'uncontained', 'given', 'taken'] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of a role's page. */
export function roleHref(
  { tenant, environment, role }: RoleAt,
  tab: TabKey,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ environment, ...(tab === 'permissions' ? {} : { tab }), ...more })
  return `/admin/${tenant}/roles/${role}?${query}`
}

/** The address of what a role asks of the sign-ins of who has it. */
export const factorsHref = ({ tenant, environment, role }: RoleAt): string =>
  `/admin/${tenant}/policies/mfa?${new URLSearchParams({ environment, level: 'role', role })}`

/** A verb on a role as the action of a form on one of its tabs, which it leads back to and says what was done. */
export const onRole = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, tab: TabKey, done: Deed) =>
  after<RoleAt, Schema, Result>(verb, (at) => roleHref(at, tab, { done }))
