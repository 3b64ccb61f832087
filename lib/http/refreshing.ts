import { refresh } from 'next/cache'
import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { action, type FormAction } from './action.ts'

/** A verb as the action of a form on a page that stays: the page is read again once it is done. */
export function refreshing<Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>): FormAction<Result> {
  const run = action(verb)
  return async (tenant, previous, form) => {
    const result = await run(tenant, previous, form)
    if (result.ok) refresh()
    return result
  }
}
