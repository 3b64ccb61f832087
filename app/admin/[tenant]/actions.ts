'use server'
import { redirect } from 'next/navigation'
import { signOutOfPortal } from '#lib/actor/sign-out.ts'
import { isSameOrigin, perform } from '#lib/http/action.ts'
import { inRequest } from '#lib/http/request.ts'
import { leaveTenant } from '#lib/services/tenants/leave.ts'

/** Ends the visitor's session here and at the issuer. */
export async function signOut(tenant: string): Promise<void> {
  if (!(await isSameOrigin())) redirect(`/admin/${tenant}`)
  await inRequest(() => signOutOfPortal(tenant))
  redirect(`/admin/${tenant}/signed-out`)
}

/** An operator leaves the tenant they entered; their own session goes on. */
export async function leave(tenant: string): Promise<void> {
  await perform(leaveTenant, 'platform', { tenant })
  redirect(`/platform/tenants/${tenant}`)
}
