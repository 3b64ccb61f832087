'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action, answerForm } from '#lib/http/action.ts'
import { readAs } from '#lib/http/read-as.ts'
import { planPromotion } from '#lib/services/promotion/plan.ts'
import { promoteEnvironment } from '#lib/services/promotion/promote.ts'
import { rollBackPromotion } from '#lib/services/promotion/roll-back.ts'
import { after } from '../after.ts'
import { faultsByField, promotionInput } from './plan-form-input.ts'
import type { PlannedFile } from './planned.ts'
import { type PromoteAt, promoteHref, promotionHref } from './promote-href.ts'

/** Applies what is chosen of a plan, and leads to what came of it. */
export async function apply(at: PromoteAt, _previous: unknown, form: FormData): Promise<ActionResult> {
  const result = await action(promoteEnvironment, undefined, promotionInput)(at.tenant, undefined, form)
  if (!result.ok) return { ...result, fields: faultsByField(result.fields ?? {}, form) }
  const id = result.done?.promotion ?? null
  redirect(id === null ? promoteHref(at, { done: 'nothing' }) : promotionHref(at, id, { done: 'applied' }))
}

/** Compares a file with the environment. The file is text of the form from here on; nothing is stored. */
export async function planFile(at: PromoteAt, _previous: unknown, form: FormData): Promise<ActionResult<PlannedFile>> {
  const file = form.get('file')
  const pasted = form.get('document')
  const text = file instanceof File && file.size > 0 ? await file.text() : typeof pasted === 'string' ? pasted : ''
  const plain = new FormData()
  plain.set('document', text)
  return answerForm('promotion.plan', plain, async () => {
    const plan = await readAs(planPromotion, at.tenant, { environment: at.environment, document: text })
    return { document: text, plan }
  })
}

/** Rolls a promotion back, and says so on its page. */
export const rollBack = after(rollBackPromotion, (at: PromoteAt & { id: string }) =>
  promotionHref(
    { tenant: decodeURIComponent(at.tenant), environment: decodeURIComponent(at.environment) },
    decodeURIComponent(at.id),
    {
      done: 'rolled-back',
    },
  ),
)
