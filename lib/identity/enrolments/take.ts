import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { type EnrolmentKind, openEnrolment } from './sealed.ts'

type Asking = { kind: EnrolmentKind; requestId: string; now: Date }

const whose = (tx: Tx, { directoryId, userId }: Person, { kind, requestId, now }: Asking) => ({
  tenantId: tx.tenantId,
  directoryId,
  userId,
  kind,
  requestId,
  expiresAt: { gt: now },
})

/** What this sign-in showed a person, to look at. Undefined when it was confirmed, replaced, or has expired. */
export async function peekEnrolment(tx: Tx, person: Person, asking: Asking): Promise<Buffer | undefined> {
  const row = await tx.db.enrolment.findFirst({ where: whose(tx, person, asking), select: { sealed: true } })
  return row === null ? undefined : openEnrolment(tx, person, asking, row.sealed)
}

/** Ends it, confirmed: true for exactly one caller. */
export async function takeEnrolment(tx: Tx, person: Person, asking: Asking): Promise<boolean> {
  const { count } = await tx.db.enrolment.deleteMany({ where: whose(tx, person, asking) })
  return count === 1
}
