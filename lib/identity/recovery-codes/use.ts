import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from '../assurance/owned.ts'
import { readRecoveryCode, recoveryCodeCount } from './code.ts'
import { hashRecoveryCode, isRecoveryCode } from './hashed.ts'
import { recoveryCodesLeft } from './listed.ts'
import { mailCodeUsed } from './notice.ts'

/** `left` are those that still work. `none`: this person has no codes. */
export type RecoveryVerdict =
  | { kind: 'right'; left: number }
  | { kind: 'wrong' }
  | { kind: 'replayed' }
  | { kind: 'none' }

/**
 * Checks a code and uses it up, in one conditional write: of any number who show one code at the same moment, one is right. The
 * person gets a mail about it, with how many are left (UX-H63). The attempt must have been admitted before.
 */
export async function takeRecoveryCode(
  tx: Tx,
  person: Person,
  typed: string,
  { environmentId, now }: { environmentId: string; now: Date },
): Promise<RecoveryVerdict> {
  const { directoryId, userId } = person
  const whose = { tenantId: tx.tenantId, directoryId, userId, kind: 'recovery_code' }
  const rows = await tx.db.credential.findMany({ where: whose, select: { id: true, secretHash: true }, take: 50 })
  const code = readRecoveryCode(typed) ?? ''
  if (rows.length === 0) {
    await matchNothing(tx, person, code, now)
    return { kind: 'none' }
  }
  const id = await matching(tx, person, rows, code)
  if (id === undefined) return { kind: 'wrong' }
  const where = { ...whose, id, lastUsedAt: null }
  const { count } = await tx.db.credential.updateMany({ where, data: { lastUsedAt: now } })
  if (count === 0) return { kind: 'replayed' }
  const left = await recoveryCodesLeft(tx, person)
  const actor = { kind: 'user', id: userId } as const
  const changes = { after: { left } }
  await record(tx, { at: now, action: 'factor.recovery_code_used', actor, target: id, environmentId, changes })
  await mailCodeUsed(tx, person, left, now)
  return { kind: 'right', left }
}

/** Compares with each, whichever it is. */
async function matching(
  tx: Tx,
  person: Person,
  rows: readonly { id: string; secretHash: string | null }[],
  code: string,
): Promise<string | undefined> {
  let found: string | undefined
  for (const { id, secretHash } of rows)
    if (secretHash !== null && (await isRecoveryCode(tx, person, id, code, secretHash))) found = id
  return found
}

/** Costs what a wrong code costs whoever has codes (ASVS 6.3.8). */
async function matchNothing(tx: Tx, person: Person, code: string, now: Date): Promise<void> {
  for (let codes = 0; codes < recoveryCodeCount; codes++) await hashRecoveryCode(tx, person, newId(now), code)
}
