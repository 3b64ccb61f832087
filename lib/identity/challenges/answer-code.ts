import type { Tx } from '#lib/db/with-tenant.ts'
import type { Answered, ChallengeVerdict } from './answered.ts'
import { codeHash, readCode } from './code.ts'
import type { ChallengePlace } from './place.ts'
import { type ChallengePurpose, triesPerChallenge } from './purpose.ts'

export type CodeAnswer = {
  place: ChallengePlace
  purpose: ChallengePurpose
  /** Whose: the person's id, else the normalized address, as it was issued. */
  subject: string
  /** As typed. */
  code: string
  /** The request in which it was asked for; null where there was none. */
  requestId?: string | null
  now: Date
}

/**
 * Answers a challenge by its code: one write that counts the try, compares, and uses the challenge up when the code is right, so
 * that of any number at once at most five are compared and one succeeds. Call `admitFactor` before it where it signs somebody in. What it counted
 * stays counted only if the transaction commits: answer, do not throw, when it is wrong.
 */
export async function answerCode(tx: Tx, answer: CodeAnswer): Promise<ChallengeVerdict> {
  const { purpose, subject, now, requestId = null } = answer
  const { directoryId, environmentId } = answer.place
  // What is no code is compared too: it counts as a try like any other wrong one.
  const typed = readCode(answer.code) ?? 'none'
  const hash = codeHash({ tenantId: tx.tenantId, directoryId, subject, purpose }, typed)
  const [row] = await tx.db.$queryRaw<(Answered & { attempts: number; isRight: boolean })[]>`
    update mail_challenges set attempts = attempts + 1,
      consumed_at = case when code_hash = ${hash} then ${now}::timestamptz end
    where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid
      and subject = ${subject} and purpose = ${purpose} and environment_id = ${environmentId}::uuid
      and request_id is not distinct from ${requestId}::uuid
      and consumed_at is null and expires_at > ${now} and attempts < ${triesPerChallenge}
    returning id, purpose, user_id as "userId", normalized, environment_id as "environmentId", request_id as "requestId",
      browser_id as "browserId", data, attempts, consumed_at is not null as "isRight"`
  if (row === undefined) return { kind: await whyNot(tx, answer) }
  const { attempts, isRight, ...challenge } = row
  return isRight ? { kind: 'ok', challenge } : { kind: 'wrong', triesLeft: triesPerChallenge - attempts }
}

/** Zero rows say nothing by themselves: what stands there instead. */
async function whyNot(tx: Tx, { place, purpose, subject, requestId = null, now }: CodeAnswer) {
  const where = { ...place, subject, purpose }
  const row = await tx.db.mailChallenge.findFirst({ where })
  if (row === null) return 'unknown'
  if (row.requestId !== requestId) return requestId === null ? 'unknown' : 'replaced'
  if (row.consumedAt !== null) return 'used'
  return row.expiresAt <= now ? 'expired' : 'dead'
}
