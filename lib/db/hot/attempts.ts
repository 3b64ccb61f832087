import { call, callFor } from './call.ts'

/** What is guessed at, and the hash of whom or whence. Of the tenant, not of one environment. */
export type AttemptKey = { tenantId: string; scope: string; keyHash: Uint8Array }

export type AttemptLimit = {
  /** Attempts before the first delay. */
  attempts: number
  /** Quiet seconds after which all is forgotten. */
  windowSeconds: number
  /** The first delay; each further attempt doubles it, up to the longest. */
  delaySeconds: number
  maxDelaySeconds: number
}

export type Counted = { allowed: boolean; attempts: number; blockedUntil: Date | null }

/** Counts an attempt, atomically, before it is checked: parallel attempts never exceed the limit. */
export async function countAttempt(key: AttemptKey, limit: AttemptLimit, now: Date): Promise<Counted> {
  const { attempts, windowSeconds, delaySeconds, maxDelaySeconds } = limit
  const args = [key.tenantId, key.scope, key.keyHash, attempts, windowSeconds, delaySeconds, maxDelaySeconds, now]
  const [row] = await call<{ allowed: boolean; attempts: number; blocked_until: Date | null }>(
    'hot_count_attempt',
    args,
  )
  if (row === undefined) throw new Error('hot_count_attempt gave no answer')
  return { allowed: row.allowed, attempts: row.attempts, blockedUntil: row.blocked_until }
}

/** Until when a key is blocked, without counting. */
export async function blockedUntil(key: AttemptKey, now: Date): Promise<Date | undefined> {
  const until = await callFor<Date | null>('hot_blocked_until', [key.tenantId, key.scope, key.keyHash, now])
  return until ?? undefined
}

/** Forgets what was counted: the right secret was given. */
export async function clearAttempts(key: AttemptKey): Promise<void> {
  await call('hot_clear_attempts', [key.tenantId, key.scope, key.keyHash])
}
