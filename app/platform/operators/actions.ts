'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action } from '#lib/http/action.ts'
import { addOperator } from '#lib/services/operators/add.ts'
import { changeOperatorRole } from '#lib/services/operators/change-role.ts'
import { removeOperator } from '#lib/services/operators/remove.ts'

const changing = action(changeOperatorRole)
const removing = action(removeOperator)

export const add = action(addOperator)

/** Gives an operator another role, and shows the list again. */
export async function changeRole(_previous: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const result = await changing('platform', undefined, form)
  if (result.ok) redirect('/platform/operators?done=changed')
  return result
}

/** Takes every role from an operator, and shows the list again. */
export async function remove(_previous: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const result = await removing('platform', undefined, form)
  if (result.ok) redirect('/platform/operators?done=removed')
  return result
}
