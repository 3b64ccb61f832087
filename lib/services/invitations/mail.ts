import type { Tx } from '#lib/db/with-tenant.ts'
import { invitationLink } from '#lib/identity/invitations/link.ts'
import { writeMail } from '#lib/mail/write.ts'
import type { Call } from '../call.ts'
import { invitationLetter } from './letter.ts'

type Sending = {
  id: string
  email: string
  displayName: string
  token: string
  expiresAt: Date
  environment: { kind: string; issuer: string }
}

/** Mails an invitation's link to the address it is for. The link is in that mail, sealed, and nowhere else (Y02). */
export async function mailInvitation(tx: Tx, { actor, now }: Call, sending: Sending): Promise<void> {
  const { id, email, displayName, token, expiresAt, environment } = sending
  const tenant = await tx.db.tenant.findUniqueOrThrow({ where: { id: tx.tenantId }, select: { displayName: true } })
  const letter = invitationLetter({
    tenant: tenant.displayName,
    inviter: nameOf(actor),
    name: displayName,
    link: invitationLink(environment.issuer, token),
    isForPortal: environment.kind === 'control',
    expiresAt,
    origin: new URL(environment.issuer).origin,
  })
  await writeMail(tx, { kind: 'invitation', to: email, letter, aboutId: id, now })
}

const nameOf = (actor: Call['actor']): string =>
  actor.kind === 'user' || actor.kind === 'client' || actor.kind === 'api_key' ? actor.name : 'An operator'
