import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from '../assurance/owned.ts'
import { lockPerson } from '../lock-person.ts'
import { hashRecoveryCode } from './hashed.ts'

/** Gives a person new codes in the place of all that they had, used or not. Only hashes are kept. */
export async function replaceRecoveryCodes(
  tx: Tx,
  person: Person,
  codes: readonly string[],
  { environmentId, now }: { environmentId: string; now: Date },
): Promise<void> {
  const { directoryId, userId } = person
  await lockPerson(tx, person)
  const whose = { tenantId: tx.tenantId, directoryId, userId, kind: 'recovery_code' }
  const { count: replaced } = await tx.db.credential.deleteMany({ where: whose })
  const data = []
  for (const [index, code] of codes.entries()) {
    const id = newId(now)
    const secretHash = await hashRecoveryCode(tx, person, id, code)
    data.push({ ...whose, id, secretHash, data: { ordinal: index + 1 }, createdAt: now, confirmedAt: now })
  }
  await tx.db.credential.createMany({ data })
  const actor = { kind: 'user', id: userId } as const
  const changes = { after: { made: codes.length, replaced } }
  await record(tx, { at: now, action: 'factor.recovery_codes_made', actor, target: userId, environmentId, changes })
}
