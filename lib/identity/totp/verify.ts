import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from '../assurance/owned.ts'
import { openTotpSecret, sealTotpSecret } from './secret.ts'
import { readTotpCode, stepOf } from './time-step.ts'

/** `replayed`: the code was right, and was used before, or a later one was. `none`: this person has no authenticator app. */
export type TotpVerdict =
  | { kind: 'right'; credential: string }
  | { kind: 'wrong' }
  | { kind: 'replayed'; credential: string }
  | { kind: 'none' }

/** What the code of a person without an app is compared with: sealed where theirs would be opened, for the same work. */
async function nobodys(tx: Tx, now: Date): Promise<Buffer> {
  const secret = Buffer.alloc(20)
  await sealTotpSecret(tx, newId(now), secret)
  return secret
}

/**
 * Checks a code and uses it up, in one conditional write on the last step that was used: of any number who show one code at the
 * same moment, one is right (RFC 6238 §5.2, ASVS 6.5.1). The attempt must have been admitted before.
 */
export async function verifyTotp(tx: Tx, person: Person, typed: string, now: Date): Promise<TotpVerdict> {
  const { directoryId, userId } = person
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'totp', confirmedAt: { not: null } }
  const row = await tx.db.credential.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true, sealed: true } })
  const secret = row?.sealed == null ? await nobodys(tx, now) : await openTotpSecret(tx, row.id, row.sealed)
  const code = readTotpCode(typed)
  const step = stepOf(secret, code ?? '000000', now)
  if (row?.sealed == null) return { kind: 'none' }
  if (code === undefined || step === undefined) return { kind: 'wrong' }
  const { count } = await tx.db.credential.updateMany({
    where: { ...where, id: row.id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step, lastUsedAt: now },
  })
  return { kind: count === 1 ? 'right' : 'replayed', credential: row.id }
}
