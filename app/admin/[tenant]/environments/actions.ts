'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action } from '#lib/http/action.ts'
import { changeLockedFields } from '#lib/services/directories/change-locked-fields.ts'
import { createDirectory as make } from '#lib/services/directories/create.ts'
import { renameDirectory as rename } from '#lib/services/directories/rename.ts'
import { createEnvironment } from '#lib/services/environments/create.ts'

const renaming = action(rename)
const making = action(make)
const locking = action(changeLockedFields)

export const create = action(
  createEnvironment,
  ({ slug }, tenant) => `/admin/${tenant}/environments/${slug}?done=created`,
)

/** Makes a directory and shows the list again. */
export async function createDirectory(
  at: { tenant: string; environment: string },
  _previous: ActionResult | undefined,
  form: FormData,
): Promise<ActionResult> {
  const result = await making(at.tenant, undefined, form)
  if (result.ok) redirect(`/admin/${at.tenant}/environments?${new URLSearchParams({ environment: at.environment })}`)
  return result
}

/** Renames a directory and shows the list again. */
export async function renameDirectory(
  at: { tenant: string; environment: string },
  _previous: ActionResult | undefined,
  form: FormData,
): Promise<ActionResult> {
  const result = await renaming(at.tenant, undefined, form)
  if (result.ok) redirect(`/admin/${at.tenant}/environments?${new URLSearchParams({ environment: at.environment })}`)
  return result
}

/** Chooses what people of a directory can't change of themselves, and shows the list again. */
export async function lockFields(
  at: { tenant: string; environment: string },
  _previous: ActionResult | undefined,
  form: FormData,
): Promise<ActionResult> {
  const result = await locking(at.tenant, undefined, form)
  if (result.ok) redirect(`/admin/${at.tenant}/environments?${new URLSearchParams({ environment: at.environment })}`)
  return result
}
