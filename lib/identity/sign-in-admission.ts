import type { Tx } from '#lib/db/with-tenant.ts'
import { networkOf } from '#lib/limits/network.ts'
import { type Counter, clearAttempts, countAttempt, type Lockout, uncountAttempt } from './attempts.ts'
import { hadSession } from './had-session.ts'

/** Who is asking, as far as it can be told before anything is checked. */
export type Asking = {
  directoryId: string
  userId: string | undefined
  normalized: string
  browserId: string | null
  /** Whether this very person has signed in on this browser before. */
  isKnownDevice: boolean
  ip: string
}

/** The counters that this attempt was counted by, and until when one of them refuses it. */
export type Admission = { who: Counter; network: Counter | undefined; blockedUntil: Date | undefined }

/**
 * Counts an attempt at a password, before the password is looked at, and says whether it may be made (ASVS 6.1.1):
 * - by the person (or, where there is none, by the address in the same way), whatever way in they take;
 * - by the network it comes from, a /24 or /56;
 * - but a browser on which this very person has signed in before is counted by itself alone, so that a stranger who keeps
 *   guessing, from anywhere, delays every strange browser and not theirs.
 */
export async function admit(tenantId: string, asking: Asking, lockout: Lockout, now: Date): Promise<Admission> {
  const { directoryId, userId, normalized, browserId, ip } = asking
  if (asking.isKnownDevice) {
    const who = counter('password:device', `${userId}:${browserId}`, lockout.freeAttempts)
    return { who, network: undefined, blockedUntil: await countAttempt(tenantId, who, lockout, now) }
  }
  const network = counter('password:network', `${directoryId}:${networkOf(ip)}`, lockout.networkFreeAttempts)
  const who = counter('password:user', userId ?? `${directoryId}:${normalized}`, lockout.freeAttempts)
  const byNetwork = await countAttempt(tenantId, network, lockout, now)
  const blockedUntil = byNetwork ?? (await countAttempt(tenantId, who, lockout, now))
  return { who, network, blockedUntil }
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** Whether this person has signed in on this browser before. Asked of nobody too, so that it takes the same time. */
export async function hasSignedIn(
  tx: Tx,
  environmentId: string,
  { browserId, userId }: { browserId: string | null; userId: string | undefined },
): Promise<boolean> {
  return hadSession(tx, environmentId, { browserId: browserId ?? nobody, userId: userId ?? nobody })
}

/** The password was right: that person's counter starts over. The network's keeps all that failed, and forgets this one. */
export async function readmit(tx: Tx, { who, network }: Admission): Promise<void> {
  await clearAttempts(tx, who)
  if (network !== undefined) await uncountAttempt(tx, network)
}

/** Nothing was checked after all, for want of room: nobody is worse off for having tried. */
export async function takeBack(tx: Tx, { who, network }: Admission): Promise<void> {
  await uncountAttempt(tx, who)
  if (network !== undefined) await uncountAttempt(tx, network)
}

const counter = (scope: Counter['scope'], key: string, freeAttempts: number): Counter => ({ scope, key, freeAttempts })
