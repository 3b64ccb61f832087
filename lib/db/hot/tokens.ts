import { call, callFor, json, type Place, type VersionedPlace } from './call.ts'
import { accessArgs, type HotAccess, type HotEvent } from './issued.ts'
import { hexOf, read } from './read-group.ts'
import { write, writeRow } from './write-group.ts'

/** For client_credentials: nothing is consumed, but the snapshot must still hold. */
export async function recordIssuance(
  at: VersionedPlace,
  issued: { access: HotAccess; event: HotEvent },
  now: Date,
): Promise<'recorded' | 'stale'> {
  const { verdict } = await write({
    row: writeRow({ kind: 'issuance', at, ...issued, now }),
    alone: async () => ({ verdict: await recordAlone(at, issued, now), sealedResponse: null }),
  })
  return verdict as 'recorded' | 'stale'
}

const recordAlone = (
  at: VersionedPlace,
  issued: { access: HotAccess; event: HotEvent },
  now: Date,
): Promise<'recorded' | 'stale'> =>
  callFor('hot_record_issuance', [
    at.tenantId,
    at.environmentId,
    at.version,
    ...accessArgs(issued.access),
    json(issued.event),
    now,
  ])

/** Live state: why a token counts no longer (null while it does), whose it is, and what its family asked for claim by claim. */
export type HotLive = { dead: string | null; userId: string | null; claims: unknown }

export type JwtRef = {
  jtiHash: Uint8Array
  clientId: string
  sub: string
  gid: string | null
  sid: string | null
}

type LiveRow = { dead: string | null; user_id: string | null; claims: unknown }

const liveOf = (row: LiveRow): HotLive => ({ dead: row.dead, userId: row.user_id, claims: row.claims })

/**
 * Whether a JWT of ours still stands: its family, session, client, person and environment, asked now. Throws when
 * nothing answers.
 */
export async function lookupJwt(at: Place, ref: JwtRef, now: Date): Promise<HotLive> {
  const row = await read<LiveRow>('jwt', at, now, hexOf(ref.jtiHash), ref.clientId, ref.sub, ref.gid, ref.sid)
  if (row === undefined) throw new Error('hot_lookup_jwt gave no answer')
  return liveOf(row)
}

/** `token` is the claims that a JWT would have carried. Undefined when there is no such token. */
export async function lookupOpaque(
  at: Place,
  hash: Uint8Array,
  now: Date,
): Promise<{ token: unknown; live: HotLive } | undefined> {
  const row = await read<LiveRow & { token: unknown }>('opaque', at, now, hexOf(hash))
  return row === undefined ? undefined : { token: row.token, live: liveOf(row) }
}

export type Revocable =
  | { kind: 'refresh' | 'access'; hash: Uint8Array }
  | { kind: 'jwt'; jtiHash: Uint8Array; expiresAt: Date }

/** Revokes one token of `clientRef`; a refresh token takes its family with it. Another client's is left alone (RFC 7009 §2.1). */
export async function revokeToken(at: Place, what: Revocable, clientRef: string, now: Date): Promise<void> {
  const [hash, expiresAt] = what.kind === 'jwt' ? [what.jtiHash, what.expiresAt] : [what.hash, null]
  await call('hot_revoke', [at.tenantId, at.environmentId, what.kind, hash, clientRef, expiresAt, now])
}

/** Ends a family and every token of it; `reason` is kept. Nothing happens when it is unknown or has ended. */
export async function revokeFamily(at: Place, familyId: string, reason: string, now: Date): Promise<void> {
  await call('hot_revoke_family', [at.tenantId, at.environmentId, familyId, reason, now])
}
