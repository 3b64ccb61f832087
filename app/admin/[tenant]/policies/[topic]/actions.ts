'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, answerForm, perform } from '#lib/http/action.ts'
import { changeBlockedWords } from '#lib/services/directories/change-blocked-words.ts'
import { changePolicy } from '#lib/services/policies/change.ts'
import { previewPolicy } from '#lib/services/policies/preview.ts'
import { type PolicyAt, placeOf, policyHref } from './at.ts'
import { draftOf, draftQuery } from './draft.ts'
import { settableNames } from './settable.ts'

type Previous = ActionResult | undefined

/** Leads to the review of what was typed: what changes, and whom it reaches. What would be refused is told at its field. */
export async function review(at: PolicyAt, _previous: Previous, form: FormData): Promise<ActionResult> {
  let query: Record<string, string> = {}
  const result = await answerForm(previewPolicy.name, form, async (input) => {
    const draft = draftOf(settableNames(at), input)
    const seen = [input.version, input.updatedAt].map((each) => (typeof each === 'string' ? each : ''))
    query = { ...draftQuery(draft), review: '1', version: seen[0] ?? '', updatedAt: seen[1] ?? '' }
    return perform(previewPolicy, at.tenant, { ...placeOf(at), values: draft })
  })
  if (result.ok) redirect(policyHref(at, query))
  return result
}

/** Saves what was reviewed. */
export async function save(
  at: PolicyAt,
  values: Record<string, number | null>,
  _previous: Previous,
  form: FormData,
): Promise<ActionResult> {
  const result = await answerForm(changePolicy.name, form, ({ version, updatedAt }) =>
    perform(changePolicy, at.tenant, {
      ...placeOf(at),
      values,
      ...(typeof version === 'string' ? { version } : {}),
      ...(typeof updatedAt === 'string' ? { updatedAt } : {}),
    }),
  )
  if (result.ok) redirect(policyHref(at, { done: 'saved' }))
  return result
}

/** Saves the words that no password of a directory may be made of. */
export async function saveWords(at: PolicyAt, _previous: Previous, form: FormData): Promise<ActionResult> {
  const { directory = '' } = at
  const result = await answerForm(changeBlockedWords.name, form, (input) =>
    perform(changeBlockedWords, at.tenant, { ...input, directory }),
  )
  if (result.ok) redirect(policyHref(at, { done: 'saved' }))
  return result
}
