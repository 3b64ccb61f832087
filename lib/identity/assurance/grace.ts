import { type AuditEvent, record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './owned.ts'
import type { Grace, Postponement } from './whats-next.ts'

const none: Grace = { startedAt: null, signIns: 0 }

/** How a person has used the grace of enrolment. */
export async function findGrace(tx: Tx, person: Person): Promise<Grace> {
  const [grace] = await tx.sql<Grace>`
    select started_at as "startedAt", sign_ins as "signIns" from enrolment_graces
    where tenant_id = ${tx.tenantId} and directory_id = ${person.directoryId} and user_id = ${person.userId}`
  return grace ?? none
}

/** The grace begins when a person first meets the demand, and never again. */
export async function beginGrace(tx: Tx, { directoryId, userId }: Person, now: Date): Promise<void> {
  const data = { tenantId: tx.tenantId, directoryId, userId, startedAt: now }
  await tx.db.enrolmentGrace.createMany({ data: [data], skipDuplicates: true })
}

/** Uses one of the sign-ins that the grace leaves; one conditional write, so that parallel ones never exceed them. */
export async function postpone(
  tx: Tx,
  person: Person,
  { until, left }: Postponement,
  { grace: { signIns }, environmentId, now }: { grace: Grace; environmentId: string; now: Date },
): Promise<boolean> {
  const where = { tenantId: tx.tenantId, ...person, signIns: { lt: signIns + left } }
  const { count } = await tx.db.enrolmentGrace.updateMany({ where, data: { signIns: { increment: 1 } } })
  if (count === 1) await record(tx, postponed(person, environmentId, { until, left: left - 1 }, now))
  return count === 1
}

const postponed = ({ userId }: Person, environmentId: string, { until, left }: Postponement, at: Date): AuditEvent => ({
  at,
  action: 'factor.postponed',
  actor: { kind: 'user', id: userId },
  target: userId,
  environmentId,
  changes: { after: { until: until.toISOString(), left } },
})
