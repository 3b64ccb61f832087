import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type ActionResult, action } from '#lib/http/action.ts'
import type { Verb } from '#lib/services/verb.ts'
import { type GroupAt, groupHref, type TabKey } from '../group-href.ts'

/** What a page may say has been done. */
export const deeds = ['saved', 'added'] as const
export type Deed = (typeof deeds)[number]

/** A verb as the action of a form on a tab of a group's page, which it leads back to and says what was done. */
export function onGroup<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  tab: TabKey,
  deed: Deed,
  /** Whether what came of it can be said so; else the form shows the result. */
  isPlain: (result: Result) => boolean = () => true,
) {
  const run = action(verb)
  return async (at: GroupAt, _previous: unknown, form: FormData): Promise<ActionResult<Result>> => {
    const result = await run(at.tenant, undefined, form)
    if (result.ok && isPlain(result.done as Result)) redirect(groupHref(at, tab, { done: deed }))
    return result
  }
}
