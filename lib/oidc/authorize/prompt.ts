import type { Prompt } from '../model.ts'
import { refuse } from '../refusal.ts'
import { type Check, spaceSeparated } from './check.ts'

/** OIDC Core §3.1.2.1: the values of `prompt` that are served; discovery names the same. */
export const promptValues: readonly Prompt[] = ['none', 'login', 'consent', 'select_account']

/** OIDC Core §3.1.2.1 (A22, A25): unknown values are refused; `none` stands alone. */
export const knownPrompts: Check<'prompts'> = (params) => {
  const words = spaceSeparated(params.get('prompt'), promptValues.length)
  const prompts = promptValues.filter((value) => words?.includes(value))
  if (words === undefined || prompts.length !== words.length) return refuse('invalid_request', 'prompt is not known')
  if (prompts.includes('none') && prompts.length > 1) return refuse('invalid_request', 'prompt=none must stand alone')
  return { prompts }
}
