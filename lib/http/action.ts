import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { isServiceError, type ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { log } from '#lib/kernel/log.ts'
import type { Verb } from '#lib/services/verb.ts'
import { formInput, formValues } from './form-input.ts'
import { cookieReader } from './request.ts'

/** What a form shows after it was sent. `data` is the verb's result where a page needs it, such as a secret shown once. */
export type ActionState<Result = unknown> = {
  ok: boolean
  message?: string
  fields?: Record<string, string>
  values?: Record<string, string>
  data?: Result
}

export type FormAction<Result> = (
  tenant: string,
  previous: ActionState<Result>,
  form: FormData,
) => Promise<ActionState<Result>>

/**
 * A verb as a server action of a form. The page binds the tenant's slug, which decides whose session counts and nothing
 * else. `then` answers where to go after success; without it the form shows the result.
 */
export function action<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  then?: (result: Result, tenant: string) => string,
): FormAction<Result> {
  return async (tenant, _previous, form) => {
    const state = await run(verb, tenant, form)
    if (state.ok && then !== undefined) redirect(then(state.data as Result, tenant))
    return state
  }
}

async function run<Schema extends z.ZodType, Result>(
  verb: Verb<Schema, Result>,
  tenant: string,
  form: FormData,
): Promise<ActionState<Result>> {
  const values = formValues(form)
  if (!(await isSameOrigin()))
    return { ok: false, message: 'This form was sent from another site. Reload the page.', values }
  const input = formInput(form)
  if (input === undefined) return { ok: false, message: 'This form is too large.', values }
  try {
    const actor = await portalActor(tenant, await cookieReader(), now())
    return { ok: true, data: await verb.call({ actor, tenant, now: now() }, input) }
  } catch (error) {
    return isServiceError(error) ? { ...refusal(error), values } : { ...failure(error, verb.name), values }
  }
}

/** H02: Next compares Origin with Host only when there is an Origin. Ours must be there, and be ours. */
async function isSameOrigin(): Promise<boolean> {
  return (await headers()).get('origin') === config().origin
}

function refusal(error: ServiceError): ActionState<never> {
  return { ok: false, message: error.message, ...(error.fields === undefined ? {} : { fields: error.fields }) }
}

/** SECURITY 16.5.1: plain words and an id to quote; the rest is in the log. */
function failure(error: unknown, verb: string): ActionState<never> {
  const errorId = newId()
  log().error({ err: error, verb, errorId }, 'a verb failed')
  return { ok: false, message: `This did not work, and nothing was changed. Quote ${errorId} to support.` }
}
