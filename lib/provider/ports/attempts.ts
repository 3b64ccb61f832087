import { type AttemptLimit, countAttempt } from '#lib/db/hot/index.ts'
import type { RequestContext } from '#lib/kernel/context.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { networkOf } from '#lib/limits/network.ts'
import type { Attempter, AttemptScope, AttemptsPort } from '#lib/oidc/ports.ts'
import type { Snapshot } from '../snapshot.ts'
import { recordClientRefused } from '../trail.ts'

/** Failures before the first delay, and how delays grow. What is guessed at has 256 random bits: this spares work and makes noise. */
const limits: Record<AttemptScope, AttemptLimit> = {
  client_secret: { attempts: 20, windowSeconds: 3_600, delaySeconds: 2, maxDelaySeconds: 300 },
  introspection: { attempts: 100, windowSeconds: 3_600, delaySeconds: 2, maxDelaySeconds: 300 },
}

const mostBlocked = 10_000

/** Who is blocked, as far as this process was told: the count itself is the database's, and shared by all. */
const blocked = () => singleton('provider-blocked', () => new Map<string, Date>())

/**
 * Failures by client and network (SECURITY T18, I09). Asking whether somebody is blocked costs nothing, for every request
 * asks it; each failure is counted in the database and brings the shared answer back.
 */
export const attemptsPort = (snapshot: Snapshot, context: RequestContext): AttemptsPort => {
  const { tenant, environment } = snapshot
  const keyOf = (scope: AttemptScope, { clientId, ip }: Attempter): string =>
    JSON.stringify([scope, environment.id, clientId.slice(0, 256), networkOf(ip)])
  return {
    async blockedUntil(scope, by, now) {
      if (blocked().size === 0) return undefined
      const until = blocked().get(keyOf(scope, by))
      return until !== undefined && until > now ? until : undefined
    },
    async count(scope, by, now) {
      const name = keyOf(scope, by)
      if (scope === 'client_secret') await recordClientRefused(snapshot, by.clientId, { at: now, context })
      const key = { tenantId: tenant.id, scope: `token:${scope}`, keyHash: sha256(name) }
      const { blockedUntil } = await countAttempt(key, limits[scope], now)
      if (blockedUntil === null || blockedUntil <= now) return undefined
      remember(name, blockedUntil)
      return blockedUntil
    },
  }
}

function remember(name: string, until: Date): void {
  const map = blocked()
  map.delete(name)
  map.set(name, until)
  const [eldest] = map.keys()
  if (map.size > mostBlocked && eldest !== undefined) map.delete(eldest)
}
