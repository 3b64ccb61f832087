import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { type At, after } from '../after.ts'

/** Where a list of assignments stands: a page of this console by its path below the tenant, and what its tab is called. */
export type ListAt = At & { page: 'roles' | 'users' | 'groups' | 'clients' | 'administrators'; id: string; tab: string }

export const deeds = ['given', 'taken'] as const
export type Deed = (typeof deeds)[number]

/** The address of the list, with more in its query. */
export function listHref({ tenant, environment, page, id, tab }: ListAt, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ environment, ...(tab === '' ? {} : { tab }), ...more })
  return `/admin/${tenant}/${encodeURIComponent(page)}${id === '' ? '' : `/${id}`}?${query}`
}

/** A verb on assignments as the action of a form beside the list, which it leads back to and says what was done. */
export const onAssignment = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, done: Deed) =>
  after<ListAt, Schema, Result>(verb, (at) => listHref(at, { done }))
