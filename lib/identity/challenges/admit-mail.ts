import { networkOf } from '#lib/limits/network.ts'
import { countAttempt } from '../attempts.ts'
import type { ChallengePurpose } from './purpose.ts'

export type MailAsked = {
  tenantId: string
  directoryId: string
  purpose: ChallengePurpose
  /** The address as typed, normalized: known or not, it is counted alike. */
  normalized: string
  ip: string
}

export type MailAdmission = { kind: 'go' } | { kind: 'wait'; retryAfterSeconds: number }

const hour = 3_600

/** After a mail the next one waits 30 seconds, then 60, 120 and so on (UX-H28). */
const perAddress = { freeAttempts: 1, firstDelaySeconds: 30, maxDelaySeconds: hour, forgetSeconds: 12 * hour }
const perNetwork = { freeAttempts: 30, firstDelaySeconds: 30, maxDelaySeconds: hour, forgetSeconds: hour }

/**
 * Counts a mail before it is made, by its address and by the network that asks, and says whether it may be sent now. Asked for
 * unknown addresses too, so that nobody learns from it who has an account. In transactions of its own: call it outside of any.
 */
export async function admitMail({ tenantId, directoryId, purpose, normalized, ip }: MailAsked, now: Date) {
  const network = { scope: 'mail:network', key: `${directoryId}:${networkOf(ip)}` } as const
  const address = { scope: 'mail:address', key: `${directoryId}:${purpose}:${normalized}` } as const
  const until = (await count(tenantId, network, perNetwork, now)) ?? (await count(tenantId, address, perAddress, now))
  const answer: MailAdmission =
    until === undefined
      ? { kind: 'go' }
      : { kind: 'wait', retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)) }
  return answer
}

type Limits = typeof perAddress

const count = (
  tenantId: string,
  counter: { scope: 'mail:address' | 'mail:network'; key: string },
  { freeAttempts, ...limits }: Limits,
  now: Date,
) =>
  countAttempt(
    tenantId,
    { ...counter, freeAttempts },
    { ...limits, freeAttempts, networkFreeAttempts: freeAttempts },
    now,
  )

/** For how long after its first mail the next one waits, in seconds: what the page counts down from. */
export const firstResendSeconds = perAddress.firstDelaySeconds
