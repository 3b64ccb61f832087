import type { Tx } from '#lib/db/with-tenant.ts'
import { hashToken, type TokenKind, tokenPrefixes } from '#lib/kernel/tokens.ts'

type AccessRow = { token: Record<string, unknown>; dead: string | null }
type RefreshRow = { used: boolean; idle_expires_at: Date; dead: string | null; family: Family }
type Family = { scopes: string[]; sub: string | null; sid: string | null; expires_at: string }

/** Secrets that are no tokens: whoever pasted one should know that it is one. */
const secrets: readonly TokenKind[] = ['client_secret', 'browser', 'setup', 'portal_session']

/**
 * What an opaque token of ours is, as introspection would say; undefined for what has none of our prefixes. A token of another
 * environment or tenant is unknown here, as one that never was.
 */
export async function inspectOpaque(tx: Tx, environmentId: string, text: string, now: Date) {
  const kind = (Object.keys(tokenPrefixes) as TokenKind[]).find((each) => text.startsWith(tokenPrefixes[each]))
  if (kind === undefined) return undefined
  if (secrets.includes(kind)) return { kind: 'secret' as const, secret: kind }
  if (kind === 'code') return { kind: 'code' as const }
  const hash = hashToken(kind, text)
  const unknown = { kind: 'opaque' as const, token: kind, known: false as const }
  if (hash === undefined) return unknown
  return (kind === 'refresh' ? refresh(tx, environmentId, hash, now) : access(tx, environmentId, hash, now)).then(
    (found) =>
      found === undefined ? unknown : { kind: 'opaque' as const, token: kind, known: true as const, ...found },
  )
}

async function access(tx: Tx, environmentId: string, hash: Buffer, now: Date) {
  const [row] = await tx.db.$queryRaw<AccessRow[]>`
    select token, dead from hot_lookup_opaque(${tx.tenantId}::uuid, ${environmentId}::uuid, ${hash}::bytea, ${now}::timestamptz)`
  return row && { claims: row.token, dead: row.dead }
}

async function refresh(tx: Tx, environmentId: string, hash: Buffer, now: Date) {
  const [row] = await tx.db.$queryRaw<RefreshRow[]>`
    select used, idle_expires_at, dead, family
    from hot_find_refresh(${tx.tenantId}::uuid, ${environmentId}::uuid, ${hash}::bytea, ${now}::timestamptz, null::boolean)`
  if (row === undefined) return undefined
  const { scopes, sub, sid, expires_at: expiresAt } = row.family
  const isIdle = row.idle_expires_at <= now
  const dead = row.dead ?? (row.used ? 'token used' : isIdle ? 'token expired' : null)
  return { claims: { scope: scopes.join(' '), sub, sid, expires_at: expiresAt }, dead }
}
