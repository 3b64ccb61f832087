import type { StoredSecret } from '#lib/clients/stored.ts'
import { touchSecret as write } from '#lib/db/hot/index.ts'
import { log } from '#lib/kernel/log.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'

/** "Last used" is for people who decide whether a secret may go: to the minute is enough. */
const precision = 60_000

/** Notes that a secret was used, at most once a minute per process, and never in the way of the request that used it. */
export function touchSecret(snapshot: Snapshot, secret: StoredSecret, now: Date): void {
  if (secret.lastUsedAt !== null && now.getTime() - secret.lastUsedAt < precision) return
  secret.lastUsedAt = now.getTime()
  write(placeOf(snapshot), secret.id, now).catch((error: unknown) =>
    log().warn({ err: error }, 'the last use of a client secret could not be noted'),
  )
}
