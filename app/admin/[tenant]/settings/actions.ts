'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action } from '#lib/http/action.ts'
import { changeTenantSettings } from '#lib/services/tenant/change.ts'

export type SettingsAt = { tenant: string; environment: string }

const change = action(changeTenantSettings)

/** Saves the tenant's settings and shows them. */
export async function save(at: SettingsAt, _previous: ActionResult | undefined, form: FormData): Promise<ActionResult> {
  const result = await change(at.tenant, undefined, form)
  if (result.ok)
    redirect(`/admin/${at.tenant}/settings?${new URLSearchParams({ environment: at.environment, done: 'saved' })}`)
  return result
}
