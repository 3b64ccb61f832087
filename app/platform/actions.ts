'use server'
import { redirect } from 'next/navigation'
import { signOutOfPortal } from '#lib/actor/sign-out.ts'
import { isSameOrigin } from '#lib/http/action.ts'
import { inRequest } from '#lib/http/request.ts'

/** Ends the operator's session here and at the issuer. */
export async function signOut(): Promise<void> {
  if (!(await isSameOrigin())) redirect('/platform')
  await inRequest(() => signOutOfPortal('platform'))
  redirect('/platform/signed-out')
}
