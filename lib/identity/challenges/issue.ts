import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { mint, sha256 } from '#lib/kernel/tokens.ts'
import { codeHash, newCode } from './code.ts'
import type { ChallengePlace } from './place.ts'
import { type ChallengePurpose, challengeSeconds } from './purpose.ts'

export type NewChallenge = {
  place: ChallengePlace
  purpose: ChallengePurpose
  /** Who gets it; null where nobody has the address (sign-up), or where it is only to look as if (see `decoy`). */
  userId: string | null
  /** The address that it goes to, normalized. */
  normalized: string
  /** Whose row it takes: by default the person's, else the address's. */
  subject?: string
  /** A challenge that no code and no link answers, made for an address that nobody has, at the same cost as any other. */
  isDecoy?: boolean
  /** The authorization request and the browser that ask; both are needed again to answer. */
  requestId?: string | null
  browserId?: string | null
  /** What the answer needs to know; never a secret. */
  data?: Record<string, string | number | boolean | null>
  now: Date
}

/** What goes into the mail, and nowhere else. */
export type IssuedChallenge = { id: string; code: string; link: string; expiresAt: Date }

/**
 * Makes a code and a link for one purpose. One write, which takes the place of an older one of this person (or address) and
 * purpose: that one is dead from here on. Whether it may be sent is asked before, with `admitMail`. `link` is the token of
 * `challengeLink`. `id` is the row's.
 */
export async function issueChallenge(tx: Tx, wanted: NewChallenge): Promise<IssuedChallenge> {
  const { place, purpose, userId, normalized, now, isDecoy = false } = wanted
  const { directoryId, environmentId } = place
  const subject = wanted.subject ?? userId ?? normalized
  const code = newCode()
  const link = mint('mail_link')
  const expiresAt = plusSeconds(now, challengeSeconds[purpose])
  const answer = isDecoy ? mint('mail_link') : code
  const hashes = {
    code: codeHash({ tenantId: tx.tenantId, directoryId, subject, purpose }, answer),
    link: sha256(isDecoy ? mint('mail_link') : link),
  }
  const { requestId = null, browserId = null, data = {} } = wanted
  const [row] = await tx.sql<{ id: string }>`
    insert into mail_challenges as c (tenant_id, directory_id, id, environment_id, subject, purpose, user_id, normalized,
      code_hash, link_hash, request_id, browser_id, data, created_at, expires_at)
    values (${tx.tenantId}::uuid, ${directoryId}::uuid, ${newId(now)}::uuid, ${environmentId}::uuid, ${subject}, ${purpose},
      ${userId}::uuid, ${normalized}, ${hashes.code}, ${hashes.link}, ${requestId}::uuid, ${browserId}::uuid,
      ${data}::jsonb, ${now}, ${expiresAt})
    on conflict (tenant_id, directory_id, subject, purpose) do update set
      replaced_links = (array_prepend(c.link_hash, c.replaced_links))[1:5],
      environment_id = excluded.environment_id, user_id = excluded.user_id, normalized = excluded.normalized,
      code_hash = excluded.code_hash, link_hash = excluded.link_hash, request_id = excluded.request_id,
      browser_id = excluded.browser_id, data = excluded.data, attempts = 0, created_at = excluded.created_at,
      expires_at = excluded.expires_at, consumed_at = null
    returning id`
  if (row === undefined) throw new Error('a challenge was not written')
  return { id: row.id, code, link, expiresAt }
}
