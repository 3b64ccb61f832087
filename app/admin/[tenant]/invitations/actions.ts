'use server'
import { redirect } from 'next/navigation'
import { type ActionResult, action } from '#lib/http/action.ts'
import { resendInvitation } from '#lib/services/invitations/resend.ts'
import { revokeInvitation } from '#lib/services/invitations/revoke.ts'
import { sendInvitation } from '#lib/services/invitations/send.ts'
import { type InvitationAt, invitationHref } from './on-invitation.ts'

const sending = action(sendInvitation)
const resending = action(resendInvitation)
const revoking = action(revokeInvitation)

type Previous = ActionResult | undefined

/** Invites, and leads to the invitation. */
export async function send(at: Omit<InvitationAt, 'id'>, _previous: Previous, form: FormData): Promise<ActionResult> {
  const result = await sending(at.tenant, undefined, form)
  if (result.ok && result.done !== undefined) redirect(invitationHref({ ...at, id: result.done.id }, 'sent'))
  return result
}

export async function resend(at: InvitationAt, _previous: Previous, form: FormData): Promise<ActionResult> {
  const result = await resending(at.tenant, undefined, form)
  if (result.ok) redirect(invitationHref(at, 'resent'))
  return result
}

export async function revoke(at: InvitationAt, _previous: Previous, form: FormData): Promise<ActionResult> {
  const result = await revoking(at.tenant, undefined, form)
  if (result.ok) redirect(invitationHref(at, 'revoked'))
  return result
}
