import type { AuditAction } from '#lib/audit/catalogue.ts'
import { record } from '#lib/audit/record.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { admitMail, type MailAdmission } from '../challenges/admit-mail.ts'
import type { Email } from '../email.ts'
import { findByEmail } from '../find-user.ts'
import type { SignInPlace } from '../sign-in.ts'
import { mailChallenge } from './mail-challenge.ts'

export type ToAddress = {
  place: SignInPlace
  issuer: string
  path: string
  purpose: 'sign_in' | 'reset_password'
  email: Email
  requestId: string | null
  browserId: string | null
  ip: string
  now: Date
}

const asked = {
  sign_in: 'user.sign_in_mailed',
  reset_password: 'user.reset_mailed',
} as const satisfies Record<ToAddress['purpose'], AuditAction>

/**
 * Mails a code or a link to whoever has this address as a verified one. Where nobody has it, or they are suspended, the same is
 * counted, read, written and answered, and nothing is sent: nobody learns who has an account (ASVS 6.3.8).
 */
export async function mailToAddress(wanted: ToAddress): Promise<MailAdmission> {
  const { place, purpose, email, now, ip } = wanted
  const { tenantId, directoryId, environment } = place
  const { normalized } = email
  const admission = await admitMail({ tenantId, directoryId, purpose, normalized, ip }, now)
  if (admission.kind === 'wait') return admission
  await withTenant(tenantId, async (tx) => {
    const found = await findByEmail(tx, directoryId, normalized)
    const person = found?.verified === true && found.status !== 'suspended' ? found : undefined
    const { issuer, path, requestId, browserId } = wanted
    await mailChallenge(tx, {
      ...{ issuer, path, purpose, normalized, requestId, browserId, now },
      place: { directoryId, environmentId: environment.id },
      userId: person?.id ?? null,
      to: email.value,
      isDecoy: person === undefined,
    })
    await record(tx, {
      at: now,
      action: asked[purpose],
      actor: { kind: 'anonymous' },
      target: person?.id ?? null,
      environmentId: environment.id,
      typed: normalized,
    })
  })
  return { kind: 'go' }
}
