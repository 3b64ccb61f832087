import type { Tx } from '#lib/db/with-tenant.ts'
import { lockPerson } from '../lock-person.ts'
import type { Answered, ChallengeVerdict } from './answered.ts'
import type { LinkKey } from './link.ts'
import type { ChallengePlace } from './place.ts'
import { type ChallengePurpose, triesPerChallenge } from './purpose.ts'

export type LinkAnswer = {
  place: ChallengePlace
  purpose: ChallengePurpose
  /** From `readLink`; undefined is answered `unknown`. */
  key: LinkKey | undefined
  now: Date
}

export type LinkState = ChallengeVerdict & { kind: Exclude<ChallengeVerdict['kind'], 'wrong'> }

/** What a link would come to now. Reads only: a mail scanner that opens every link changes nothing (Y07, UX-H30). */
export async function lookAtLink(tx: Tx, { place, purpose, key, now }: LinkAnswer): Promise<LinkState> {
  if (key === undefined) return { kind: 'unknown' }
  const where = { ...place, purpose, id: key.id }
  const row = await tx.db.mailChallenge.findFirst({ where })
  if (row === null) return { kind: 'unknown' }
  if (!isSame(row.linkHash, key.hash))
    return { kind: row.replacedLinks.some((hash) => isSame(hash, key.hash)) ? 'replaced' : 'unknown' }
  if (row.consumedAt !== null) return { kind: 'used' }
  if (row.expiresAt <= now) return { kind: 'expired' }
  if (row.attempts >= triesPerChallenge) return { kind: 'dead' }
  const { id, userId, normalized, environmentId, requestId, browserId } = row
  const data = row.data as Answered['data']
  return { kind: 'ok', challenge: { id, purpose, userId, normalized, environmentId, requestId, browserId, data } }
}

/**
 * Answers a challenge by its link, once: one conditional write. For POST only; a page that is opened uses `lookAtLink`. The person's
 * row is locked before the challenge's: whoever changes what is theirs holds it, and then voids what was mailed.
 */
export async function answerLink(tx: Tx, answer: LinkAnswer): Promise<LinkState> {
  const state = await lookAtLink(tx, answer)
  const { place, key, now } = answer
  if (state.kind !== 'ok' || key === undefined) return state
  const { userId } = state.challenge
  if (userId !== null) await lockPerson(tx, { directoryId: place.directoryId, userId })
  const { count } = await tx.db.mailChallenge.updateMany({
    where: {
      ...place,
      id: key.id,
      linkHash: key.hash,
      consumedAt: null,
      expiresAt: { gt: now },
      attempts: { lt: triesPerChallenge },
    },
    data: { consumedAt: now },
  })
  // Somebody was faster: what it came to meanwhile.
  if (count === 1) return state
  const again = await lookAtLink(tx, answer)
  return again.kind === 'ok' ? { kind: 'used' } : again
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b))
