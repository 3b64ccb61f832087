import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'
import { type EnrolmentKind, sealEnrolment } from './sealed.ts'
import { peekEnrolment } from './take.ts'

export type Beginning = {
  kind: EnrolmentKind
  /** The sign-in in which it is shown: it can be confirmed there and nowhere else. */
  requestId: string
  /** Makes the secret, where there is none to show again. */
  make: () => Buffer
  now: Date
}

/**
 * The secret that a person is shown and has not confirmed yet. The same again while one sign-in shows it, so that a reload or a
 * second tab shows no other; a new one in the place of what another sign-in was shown, which is worth nothing from then on.
 */
export async function beginEnrolment(tx: Tx, person: Person, beginning: Beginning): Promise<Buffer> {
  const { kind, requestId, make, now } = beginning
  const shown = await peekEnrolment(tx, person, { kind, requestId, now })
  if (shown !== undefined) return shown
  const secret = make()
  const sealed = await sealEnrolment(tx, person, { kind, requestId }, secret)
  const expiresAt = plusSeconds(now, bounds.enrolment.seconds)
  const written = await tx.db.$executeRaw`
    insert into enrolments as e (tenant_id, directory_id, user_id, kind, request_id, sealed, created_at, expires_at)
    values (${tx.tenantId}::uuid, ${person.directoryId}::uuid, ${person.userId}::uuid, ${kind}, ${requestId}::uuid, ${sealed}, ${now}, ${expiresAt})
    on conflict (tenant_id, directory_id, user_id, kind) do update
      set request_id = excluded.request_id, sealed = excluded.sealed, created_at = excluded.created_at, expires_at = excluded.expires_at
      where e.request_id <> excluded.request_id or e.expires_at <= excluded.created_at`
  if (written === 1) return secret
  // The same sign-in, in another tab, was faster.
  return (await peekEnrolment(tx, person, { kind, requestId, now })) ?? secret
}
