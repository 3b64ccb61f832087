'use server'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type ActionResult, action } from '#lib/http/action.ts'
import { compromiseKey } from '#lib/services/keys/compromise.ts'
import { rotateKey } from '#lib/services/keys/rotate.ts'
import { setKeySchedule } from '#lib/services/keys/set-schedule.ts'
import type { Verb } from '#lib/services/verb.ts'
import { type KeysAt, keysHref } from './keys-at.ts'

type KeyAction = (at: KeysAt, previous: ActionResult | undefined, form: FormData) => Promise<ActionResult>

function onKeys<Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, done: string): KeyAction {
  const run = action(verb)
  return async (at, _previous, form) => {
    const result = await run(at.tenant, undefined, form)
    if (result.ok) redirect(keysHref(at, { done }))
    return result
  }
}

export const rotate = onKeys(rotateKey, 'rotated')
export const declareCompromised = onKeys(compromiseKey, 'compromised')
export const saveSchedule = onKeys(setKeySchedule, 'scheduled')
