import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type ActionResult, action } from '#lib/http/action.ts'
import type { Verb } from '#lib/services/verb.ts'

type PlaygroundAction = (tenant: string, previous: ActionResult | undefined, form: FormData) => Promise<ActionResult>

/** A verb of the playground as a button of its page, which it leads back to. */
export function onPlayground<Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>): PlaygroundAction {
  const run = action(verb)
  return async (tenant, _previous, form) => {
    const result = await run(tenant, undefined, form)
    if (!result.ok) return result
    const [environment, client] = [form.get('environment'), form.get('id')]
    const at = [
      ...(typeof environment === 'string' ? [['environment', environment]] : []),
      ...(typeof client === 'string' ? [['client', client]] : []),
    ]
    redirect(`/admin/${encodeURIComponent(tenant)}/playground?${new URLSearchParams(at)}`)
  }
}
