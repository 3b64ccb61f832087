import type { Tx } from '#lib/db/with-tenant.ts'
import type { Email } from '#lib/identity/email.ts'
import { inviterColumns } from '#lib/identity/invitations/inviter.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { mint, sha256 } from '#lib/kernel/tokens.ts'
import type { Call } from '../call.ts'
import { mailInvitation } from './mail.ts'
import type { Promised } from './promised.ts'

type NewInvitation = {
  directoryId: string
  /** Whose issuer the link leads to. */
  environment: { id: string; kind: string; issuer: string }
  email: Email
  displayName: string
  promised: Promised
  days: number
}

const daySeconds = 86_400

/**
 * Writes an invitation with what it promises, and its mail. Whether it may be made has been asked before. Undefined when the
 * address has an open one. The link's token leaves this function in that mail alone.
 */
export async function issueInvitation(
  tx: Tx,
  call: Call,
  wanted: NewInvitation,
): Promise<{ id: string; expiresAt: Date } | undefined> {
  const { now, actor } = call
  const { directoryId, environment, email, displayName, promised } = wanted
  const token = mint('invitation')
  const id = newId(now)
  const expiresAt = plusSeconds(now, wanted.days * daySeconds)
  const row = { tenantId: tx.tenantId, directoryId, id, environmentId: environment.id, displayName, expiresAt }
  const made = { ...row, email: email.value, normalized: email.normalized, ...inviterColumns(actor) }
  const times = { createdAt: now, lastSentAt: now }
  const tokenHash = Uint8Array.from(sha256(token))
  const { count } = await tx.db.invitation.createMany({
    data: [{ ...made, ...times, tokenHash }],
    skipDuplicates: true,
  })
  if (count === 0) return undefined
  await keepPromised(tx, { directoryId, invitationId: id }, promised, now)
  await mailInvitation(tx, call, { id, email: email.value, displayName, token, expiresAt, environment })
  return { id, expiresAt }
}

async function keepPromised(
  tx: Tx,
  place: { directoryId: string; invitationId: string },
  { roles, groups }: Promised,
  now: Date,
): Promise<void> {
  const of = { tenantId: tx.tenantId, ...place }
  await tx.db.invitationRole.createMany({ data: roles.map((role) => ({ ...of, id: newId(now), ...role })) })
  await tx.db.invitationGroup.createMany({ data: groups.map((groupId) => ({ ...of, groupId })) })
}
