'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, answerForm, perform } from '#lib/http/action.ts'
import { changeDefaults } from '#lib/services/defaults/change.ts'
import { defaultsInput } from './defaults-input.ts'

/** Saves the defaults of a topic, and shows them. */
export async function save(topic: string, _previous: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const result = await answerForm(changeDefaults.name, form, (input) =>
    perform(changeDefaults, 'platform', defaultsInput(topic, input)),
  )
  if (result.ok) redirect(`/platform/defaults/${topic}?done=saved`)
  return result
}

/** Gives every field of a topic back to what is built in. */
export async function reset(topic: string, _previous: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const result = await answerForm(changeDefaults.name, form, ({ version }) =>
    perform(changeDefaults, 'platform', { topic, ...(typeof version === 'string' ? { version } : {}) }),
  )
  if (result.ok) redirect(`/platform/defaults/${topic}?done=saved`)
  return result
}
