import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { mint, sha256 } from '#lib/kernel/tokens.ts'
import type { LastMethod } from './last-method.ts'

const day = 86_400

/** How long a browser is known. Somebody who signed in on it is recognized for half a year; nobody's browser for a day. */
export const browserSeconds = { anonymous: day, known: 180 * day } as const

/** A browser as its cookie names it. `token` goes into the cookie and nowhere else; the row holds its hash. */
export type NamedBrowser = { id: string; token: string; expiresAt: Date }

/** Names a browser that nobody has signed in on yet. */
export async function createBrowser(tx: Tx, environmentId: string, now: Date): Promise<NamedBrowser> {
  const browser = { id: newId(now), token: mint('browser'), expiresAt: plusSeconds(now, browserSeconds.anonymous) }
  tx.write`
    insert into browsers (tenant_id, environment_id, id, token_hash, created_at, last_seen_at, expires_at)
    values (${tx.tenantId}, ${environmentId}, ${browser.id}, ${sha256(browser.token)}, ${now}, ${now}, ${browser.expiresAt})`
  return browser
}

/**
 * Gives a browser a new name at a rise of privilege (ASVS 7.2.4): the token it had is dead from here on, so one that was
 * planted or stolen before the sign-in opens nothing after it. A browser that is gone meanwhile is made anew. It keeps how the
 * sign-in began, and not whose it was.
 */
export async function renameBrowser(
  tx: Tx,
  environmentId: string,
  browserId: string | null,
  now: Date,
  lastMethod?: LastMethod,
): Promise<NamedBrowser> {
  const known = { token: mint('browser'), expiresAt: plusSeconds(now, browserSeconds.known) }
  const tokenHash = sha256(known.token)
  if (browserId !== null) {
    const renamed = await tx.sql`
      update browsers set token_hash = ${tokenHash}, last_seen_at = ${now}, expires_at = ${known.expiresAt},
        last_method = coalesce(${lastMethod ?? null}, last_method)
      where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and id = ${browserId} and expires_at > ${now}
      returning id`
    if (renamed.length === 1) return { id: browserId, ...known }
  }
  const id = newId(now)
  tx.write`
    insert into browsers (tenant_id, environment_id, id, token_hash, created_at, last_seen_at, expires_at, last_method)
    values (${tx.tenantId}, ${environmentId}, ${id}, ${tokenHash}, ${now}, ${now}, ${known.expiresAt}, ${lastMethod ?? null})`
  return { id, ...known }
}
