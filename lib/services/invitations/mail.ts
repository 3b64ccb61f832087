import type { Tx } from '#lib/db/with-tenant.ts'
import { invitationLink } from '#lib/identity/invitations/link.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import { readerOf } from '#lib/mail/reader.ts'
import { writeMail } from '#lib/mail/write.ts'
import type { Call } from '../call.ts'

type Sending = {
  id: string
  email: string
  displayName: string
  token: string
  expiresAt: Date
  environment: { id: string; kind: string; issuer: string }
}

/** Mails an invitation's link to the address it is for. The link is in that mail, sealed, and nowhere else (Y02). */
export async function mailInvitation(tx: Tx, { actor, now }: Call, sending: Sending): Promise<void> {
  const { id, email, displayName, token, expiresAt, environment } = sending
  const letter = composeLetter(
    {
      kind: 'invitation',
      name: displayName,
      inviter: nameOf(actor),
      isForPortal: environment.kind === 'control',
      url: invitationLink(environment.issuer, token),
      expiresAt,
    },
    await readerOf(tx, { environmentId: environment.id }),
  )
  await writeMail(tx, { kind: 'invitation', to: email, letter, aboutId: id, now })
}

const nameOf = (actor: Call['actor']): string | undefined =>
  actor.kind === 'user' || actor.kind === 'client' || actor.kind === 'api_key' ? actor.name : undefined
