import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from '../assurance/owned.ts'
import { forgetDevices } from '../assurance/remembered.ts'
import { beginEnrolment } from '../enrolments/begin.ts'
import { peekEnrolment, takeEnrolment } from '../enrolments/take.ts'
import { lockPerson } from '../lock-person.ts'
import { mailTotpAdded, mailTotpReplaced } from './notice.ts'
import { newTotpSecret, sealTotpSecret } from './secret.ts'
import { readTotpCode, stepOf } from './time-step.ts'

/** The sign-in that an authenticator app is set up in, or the session. `replaces`: it takes the place of the one that they have. */
export type TotpEnrolment = { requestId: string; environmentId: string; now: Date; replaces?: boolean }

/** `gone`: what was shown has expired, or another sign-in showed another. `exists`: the person has an app by now. */
export type TotpConfirmation =
  | { kind: 'confirmed'; credential: string }
  | { kind: 'wrong' }
  | { kind: 'gone' }
  | { kind: 'exists' }

/** The secret to put into an authenticator app. It counts for nothing until a code made from it has come back. */
export const beginTotp = (tx: Tx, person: Person, { requestId, now }: Omit<TotpEnrolment, 'environmentId'>) =>
  beginEnrolment(tx, person, { kind: 'totp', requestId, make: newTotpSecret, now })

/**
 * Confirms the secret by a code of it; from here on it counts, and that code is used up. One person has one app: who shows the
 * code of a second, set up meanwhile by whoever knows the password, is told so. One that is replaced works until then, and no
 * device that it was remembered on stands for the new one.
 */
export async function confirmTotp(
  tx: Tx,
  person: Person,
  typed: string,
  { requestId, environmentId, now, replaces = false }: TotpEnrolment,
): Promise<TotpConfirmation> {
  const { directoryId, userId } = person
  const asking = { kind: 'totp', requestId, now } as const
  const secret = await peekEnrolment(tx, person, asking)
  if (secret === undefined) return { kind: 'gone' }
  const code = readTotpCode(typed)
  const step = code === undefined ? undefined : stepOf(secret, code, now)
  if (step === undefined) return { kind: 'wrong' }
  await lockPerson(tx, person)
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'totp' }
  const before = await tx.db.credential.count({ where })
  if (before > 0 && !replaces) return { kind: 'exists' }
  if (!(await takeEnrolment(tx, person, asking))) return { kind: 'gone' }
  if (before > 0) {
    await tx.db.credential.deleteMany({ where })
    await forgetDevices(tx, person)
  }
  const id = newId(now)
  const sealed = await sealTotpSecret(tx, id, secret)
  await tx.db.credential.createMany({
    data: [{ ...where, id, sealed, lastStep: step, lastUsedAt: now, createdAt: now, confirmedAt: now }],
  })
  const actor = { kind: 'user', id: userId } as const
  const changes = { after: { kind: 'totp', user: userId } }
  const action = before > 0 ? 'credential.changed' : 'credential.created'
  await record(tx, { at: now, action, actor, target: id, environmentId, changes })
  await (before > 0 ? mailTotpReplaced : mailTotpAdded)(tx, person, now)
  return { kind: 'confirmed', credential: id }
}
