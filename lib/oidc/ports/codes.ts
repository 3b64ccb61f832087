import type { Code, Family } from '../model.ts'
import type { Issued, Stale, TokenEvent } from './issued.ts'

/** All or nothing: family, code, the consent given in this request, and the completion of the stored request. */
export type CodeIssue = {
  family: Family
  code: { hash: Uint8Array; redirectUri: string; codeChallenge: string | null; expiresAt: Date }
  /** Remember it: union with what was allowed before. Null when nobody was asked. */
  consent: { scopes: readonly string[]; resources: readonly string[]; claims: readonly string[] } | null
  /** The stored request this completes; null when none was stored. */
  requestId: string | null
  event: TokenEvent
  now: Date
}

export type RedeemVerdict = 'redeemed' | 'replayed' | 'expired' | 'unknown' | 'wrong_client' | Stale

export interface CodesPort {
  /** `completed`: that request has had its code already. */
  issue(issue: CodeIssue): Promise<'issued' | 'completed' | Stale>
  find(hash: Uint8Array): Promise<Code | undefined>
  /** Counts a wrong verifier (P13). */
  countFailedVerifier(hash: Uint8Array): Promise<void>
  /** One call: redeems and records. `replayed` and `wrong_client` have revoked the family in that same call. */
  redeem(redemption: { hash: Uint8Array; clientRef: string; issued: Issued; now: Date }): Promise<RedeemVerdict>
}

export interface FamiliesPort {
  revoke(familyId: string, reason: 'code_replayed' | 'wrong_client' | 'refresh_replayed', now: Date): Promise<void>
}

export interface IssuancePort {
  /** For client_credentials: nothing is consumed, but the snapshot must still hold. */
  record(issued: Issued, now: Date): Promise<'recorded' | Stale>
}
