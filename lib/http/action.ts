import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { portalActor, signInPath } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { isServiceError, type ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { log } from '#lib/kernel/log.ts'
import type { Query } from '#lib/services/query.ts'
import type { Verb } from '#lib/services/verb.ts'
import { formInput, formValues } from './form-input.ts'
import { cookieReader, inRequest } from './request.ts'
import { theirWords } from './their-words.ts'

/** What a form shows after it was sent. `done` is the verb's result where a page needs it, such as a secret shown once. */
export type ActionResult<Result = unknown> = {
  ok: boolean
  message?: string | undefined
  fields?: Record<string, string> | undefined
  values?: Record<string, string> | undefined
  done?: Result | undefined
  /** Where to sign in again, when the session had ended: in another tab, so that what was typed stays. */
  signIn?: string | undefined
}

export type FormAction<Result> = (
  tenant: string,
  previous: ActionResult<Result> | undefined,
  form: FormData,
) => Promise<ActionResult<Result>>

/**
 * A verb as a server action of a form. The page binds the tenant's slug, which decides whose session counts and nothing
 * else. `then` answers where to go after success; without it the form shows the result. `read` makes the verb's input of a form
 * whose fields are not the input's own.
 */
export function action<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  then?: (result: Result, tenant: string) => string,
  read: (form: Record<string, unknown>) => Record<string, unknown> = (form) => form,
): FormAction<Result> {
  return async (tenant, _previous, form) => {
    const result = await inRequest(() => run(verb, tenant, form, read))
    if (result.ok && then !== undefined) redirect(then(result.done as Result, tenant))
    return result
  }
}

async function run<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  tenant: string,
  form: FormData,
  read: (form: Record<string, unknown>) => Record<string, unknown>,
): Promise<ActionResult<Result>> {
  let isSignedOut = false
  const result = await answerForm(verb.name, form, async (input) => {
    const at = now()
    const actor = await portalActor(tenant, await cookieReader(), at)
    isSignedOut = actor.kind === 'anonymous'
    return verb.call({ actor, tenant, now: at }, read(input))
  })
  if (result.ok || !isSignedOut) return result
  const message = theirWords('Your session has ended. Nothing was saved, and what you typed is still here.')
  return { ...result, message, signIn: signInPath(tenant) }
}

/** Does the work that a form asks for, and answers as the form shows it. Foreign origins and endless forms do nothing. */
export async function answerForm<Result>(
  name: string,
  form: FormData,
  work: (input: Record<string, unknown>) => Promise<Result>,
): Promise<ActionResult<Result>> {
  const values = formValues(form)
  if (!(await isSameOrigin()))
    return { ok: false, message: theirWords('This form was sent from another site. Reload the page.'), values }
  const input = formInput(form)
  if (input === undefined) return { ok: false, message: theirWords('This form is too large.'), values }
  try {
    return { ok: true, done: await work(input) }
  } catch (error) {
    return isServiceError(error) ? { ...refusal(error, form), values } : { ...failure(error, name), values }
  }
}

/** H02: Next compares Origin with Host only when there is an Origin. Ours must be there, and be ours. */
export async function isSameOrigin(): Promise<boolean> {
  return (await headers()).get('origin') === config().origin
}

/** A fault is told by its path in the input; the form shows it at the field whose name the path begins with. */
function refusal(error: ServiceError, form: FormData): ActionResult<never> {
  const names = new Map([...form.keys()].map((name) => [name.replace(/(\[\]|:[a-z]+)$/, ''), name]))
  const fields: Record<string, string> = {}
  for (const [path, words] of Object.entries(error.fields ?? {})) {
    const name = names.get(path.split('.')[0] ?? path) ?? path
    fields[name] ??= theirWords(words)
  }
  return { ok: false, message: theirWords(error.message), fields }
}

/** SECURITY 16.5.1: plain words and an id to quote; the rest is in the log. */
function failure(error: unknown, verb: string): ActionResult<never> {
  const errorId = newId()
  log().error({ err: error, verb, errorId }, 'a verb failed')
  return {
    ok: false,
    message: theirWords(`This did not work, and nothing was changed. Quote ${errorId} to support.`),
  }
}

/** A use case without a form of its own: a button that names its target. Throws what it throws; foreign origins do nothing. */
export async function perform<Schema extends z.ZodType, Result>(
  useCase: Verb<Schema, Result> | Query<Schema, Result>,
  tenant: string,
  input: z.input<Schema>,
): Promise<Result | undefined> {
  if (!(await isSameOrigin())) return undefined
  return inRequest(async () => {
    const at = now()
    const actor = await portalActor(tenant, await cookieReader(), at)
    return useCase.call({ actor, tenant, now: at }, input)
  })
}
