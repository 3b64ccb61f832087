import { networkOf } from '#lib/limits/network.ts'
import { blockedUntil, countAttempt } from '../attempts.ts'
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
  const address = addressCounter({ directoryId, purpose, normalized })
  const until = (await count(tenantId, network, perNetwork, now)) ?? (await count(tenantId, address, perAddress, now))
  const answer: MailAdmission =
    until === undefined ? { kind: 'go' } : { kind: 'wait', retryAfterSeconds: secondsUntil(until, now) }
  return answer
}

type ToAddress = Pick<MailAsked, 'directoryId' | 'purpose' | 'normalized'>

const addressCounter = ({ directoryId, purpose, normalized }: ToAddress) =>
  ({ scope: 'mail:address', key: `${directoryId}:${purpose}:${normalized}` }) as const

const secondsUntil = (until: Date, now: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000))

/** In how many seconds the next mail may be asked for at this address, whoever has it; undefined when it may be now. */
export async function mailWait(asked: ToAddress & { tenantId: string }, now: Date): Promise<number | undefined> {
  const until = await blockedUntil(asked.tenantId, addressCounter(asked), now)
  return until === undefined ? undefined : secondsUntil(until, now)
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
