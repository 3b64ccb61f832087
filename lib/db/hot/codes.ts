import { call, callFor, json, type Place, type VersionedPlace } from './call.ts'
import { type FamilyJson, familyOf, type HotFamily } from './family.ts'
import { type HolderJson, type HotHolder, holderOf } from './holder.ts'
import { accessArgs, type HotAccess, type HotEvent, type HotRefresh } from './issued.ts'
import { hexOf, read } from './read-group.ts'
import { write, writeRow } from './write-group.ts'

/** A family to write. Its `sub` is the user's own and its directory the environment's. */
export type NewFamily = Omit<HotFamily, 'sub' | 'scopes' | 'resources' | 'amr' | 'userId'> & {
  userId: string
  scopes: readonly string[]
  resources: readonly string[]
  amr: readonly string[]
}

export type NewCode = {
  family: NewFamily
  code: { hash: Uint8Array; redirectUri: string; codeChallenge: string | null; expiresAt: Date }
  /** `id` names the grant if none lives yet. Null when nobody was asked. */
  consent: {
    id: string
    scopes: readonly string[]
    resources: readonly string[]
    claims: readonly string[]
  } | null
  requestId: string | null
  event: HotEvent
  now: Date
}

/** Writes family, code, remembered consent and event, and completes the stored request: all or nothing. */
export const issueCode = (at: VersionedPlace, issue: NewCode): Promise<'issued' | 'completed' | 'stale'> =>
  callFor('hot_issue_code', [
    at.tenantId,
    at.environmentId,
    at.version,
    json(issue.family),
    json(issue.consent),
    issue.requestId,
    issue.code.hash,
    issue.code.redirectUri,
    issue.code.codeChallenge,
    issue.code.expiresAt,
    json(issue.event),
    issue.now,
  ])

export type HotCode = {
  family: HotFamily
  redirectUri: string
  codeChallenge: string | null
  expiresAt: Date
  redeemed: boolean
  failedVerifiers: number
  /** Why it counts no longer; null while it lives. */
  dead: string | null
  holder: HotHolder
}

type CodeRow = {
  redirect_uri: string
  code_challenge: string | null
  code_expires_at: string
  redeemed: boolean
  failed_verifiers: number
  dead: string | null
  family: FamilyJson
  holder: HolderJson
}

/**
 * A code, redeemed or not, with its family and why it is dead, if it is. Undefined when this environment has none such. `withRoles`:
 * brings along what issuing will ask of its holder, their roles too where that is true.
 */
export async function findCode(
  at: Place,
  hash: Uint8Array,
  now: Date,
  withRoles?: boolean,
): Promise<HotCode | undefined> {
  const row = await read<CodeRow>('code', at, now, hexOf(hash), withRoles)
  if (row === undefined) return undefined
  return {
    family: familyOf(row.family),
    redirectUri: row.redirect_uri,
    codeChallenge: row.code_challenge,
    expiresAt: new Date(row.code_expires_at),
    redeemed: row.redeemed,
    failedVerifiers: row.failed_verifiers,
    dead: row.dead,
    holder: holderOf(row.holder),
  }
}

/** Counts a wrong verifier; after three the code is refused (P13). */
export async function countFailedVerifier(at: Place, hash: Uint8Array): Promise<void> {
  await call('hot_count_failed_verifier', [at.tenantId, at.environmentId, hash])
}

export type Redemption = {
  hash: Uint8Array
  clientRef: string
  access: HotAccess
  refresh: HotRefresh | null
  event: HotEvent
  now: Date
}

export type RedeemVerdict = 'redeemed' | 'replayed' | 'expired' | 'unknown' | 'wrong_client' | 'stale'

/** Redeems a code and records what was issued for it. `replayed` and `wrong_client` have killed the family in this same call. */
export async function redeemCode(at: VersionedPlace, redemption: Redemption): Promise<RedeemVerdict> {
  const { verdict } = await write({
    row: writeRow({ kind: 'redeem', at, ...redemption }),
    alone: async () => ({ verdict: await redeemAlone(at, redemption), sealedResponse: null }),
  })
  return verdict as RedeemVerdict
}

const redeemAlone = (at: VersionedPlace, redemption: Redemption): Promise<RedeemVerdict> =>
  callFor('hot_redeem_code', [
    at.tenantId,
    at.environmentId,
    at.version,
    redemption.hash,
    redemption.clientRef,
    ...accessArgs(redemption.access),
    redemption.refresh?.hash ?? null,
    redemption.refresh?.idleExpiresAt ?? null,
    json(redemption.event),
    redemption.now,
  ])
