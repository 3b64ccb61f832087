import type { ChallengePurpose } from './purpose.ts'

/** A challenge as whoever answers it needs it. */
export type Answered = {
  id: string
  purpose: ChallengePurpose
  userId: string | null
  normalized: string
  environmentId: string
  requestId: string | null
  browserId: string | null
  data: Record<string, string | number | boolean | null>
}

/**
 * What came of an answer. `ok` for exactly one of any number. `used`: it was answered before. `wrong` leaves `triesLeft`; `dead`:
 * it had as many wrong answers as there may be. `replaced`: a newer mail was sent. `unknown`: no such, or of another place,
 * purpose or request.
 */
export type ChallengeVerdict =
  | { kind: 'ok'; challenge: Answered }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'used' | 'expired' | 'replaced' | 'dead' | 'unknown' }
