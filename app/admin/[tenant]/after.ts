import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type ActionResult, action } from '#lib/http/action.ts'
import type { Verb } from '#lib/services/verb.ts'

/** Where in the console a form stands. */
export type At = { tenant: string; environment: string }

type AtAction<Where extends At> = (
  at: Where,
  previous: ActionResult | undefined,
  form: FormData,
) => Promise<ActionResult>

/**
 * A verb as the action of a form that leads on when it is done; a refusal stays on the form. The page binds where the form
 * stands, which a caller may make up: `href` builds an address of this console of it and nothing else.
 */
export function after<Where extends At, Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  href: (at: Where, result: Result) => string,
): AtAction<Where> {
  const run = action(verb)
  return async (at, _previous, form) => {
    const result = await run(at.tenant, undefined, form)
    if (result.ok) redirect(href(encoded(at), result.done as Result))
    return result
  }
}

/** Each part as it stands in a path; a query encodes for itself, and these parts are ids and slugs that it leaves alone. */
const encoded = <Where extends At>(at: Where): Where =>
  Object.fromEntries(Object.entries(at).map(([name, value]) => [name, encodeURIComponent(String(value))])) as Where
