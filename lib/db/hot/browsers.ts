import { callFor, type Place } from './call.ts'
import { callTogether } from './call-together.ts'

export type HotSession = {
  id: string
  sid: string
  userId: string
  sub: string
  displayName: string
  picture: string | null
  email: string | null
  authTime: Date
  amr: string[]
  acr: string | null
  lastSeenAt: Date
  idleExpiresAt: Date
  expiresAt: Date
}

/** A browser and its live sessions of active people, newest proof first. */
export type HotBrowser = { id: string; createdAt: Date; expiresAt: Date; sessions: HotSession[] }

type BrowserColumns = { browser_id: string; browser_created_at: Date; browser_expires_at: Date }
type SessionColumns = {
  session_id: string
  sid: string
  user_id: string
  sub: string
  display_name: string
  picture: string | null
  email: string | null
  auth_time: Date
  amr: string[]
  acr: string | null
  last_seen_at: Date
  idle_expires_at: Date
  expires_at: Date
}
type Row = BrowserColumns & (SessionColumns | { session_id: null })

/**
 * The browser with this token and its live sessions, each with its person. Undefined when it is unknown or has expired.
 */
export async function findBrowser(at: Place, tokenHash: Uint8Array, now: Date): Promise<HotBrowser | undefined> {
  const rows = await callTogether<Row>('hot_find_browser', [at.tenantId, at.environmentId, tokenHash, now])
  const [first] = rows
  if (first === undefined) return undefined
  return {
    id: first.browser_id,
    createdAt: first.browser_created_at,
    expiresAt: first.browser_expires_at,
    sessions: rows.flatMap((row) => (row.session_id === null ? [] : [sessionOf(row)])),
  }
}

const sessionOf = (row: SessionColumns): HotSession => ({
  id: row.session_id,
  sid: row.sid,
  userId: row.user_id,
  sub: row.sub,
  displayName: row.display_name,
  picture: row.picture,
  email: row.email,
  authTime: row.auth_time,
  amr: row.amr,
  acr: row.acr,
  lastSeenAt: row.last_seen_at,
  idleExpiresAt: row.idle_expires_at,
  expiresAt: row.expires_at,
})

/** Moves a live session's idle limit, at most once a minute. False when it no longer lives. */
export const touchSession = (at: Place, sessionId: string, idleExpiresAt: Date, now: Date): Promise<boolean> =>
  callFor('hot_touch_session', [at.tenantId, at.environmentId, sessionId, idleExpiresAt, now])

/** Ends these sessions of this browser, and with them their families that are not offline. Answers how many ended. */
export const endSessions = (
  at: Place,
  ended: { browserId: string; sessionIds: readonly string[]; reason: string },
  now: Date,
): Promise<number> =>
  callFor('hot_end_sessions', [
    at.tenantId,
    at.environmentId,
    ended.browserId,
    [...ended.sessionIds],
    ended.reason,
    now,
  ])
