import type { RequestContext } from '#lib/kernel/context.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { log } from '#lib/kernel/log.ts'
import { discovery } from '#lib/oidc/discovery/index.ts'
import type { Endpoint } from '#lib/oidc/endpoint.ts'
import { introspection } from '#lib/oidc/introspection/index.ts'
import { jwks } from '#lib/oidc/jwks/index.ts'
import type { ProtocolRequest, ProtocolResponse } from '#lib/oidc/protocol.ts'
import { errorIdHeader, json } from '#lib/oidc/respond.ts'
import { retryOnStale } from '#lib/oidc/retry-on-stale.ts'
import { revocation } from '#lib/oidc/revocation/index.ts'
import { token } from '#lib/oidc/token/index.ts'
import { userinfo } from '#lib/oidc/userinfo/index.ts'
import type { MachineEndpoint, Place } from './paths.ts'
import { type Asking, createPorts } from './ports/index.ts'
import { plainPages } from './ports/pages.ts'
import { snapshots } from './snapshots.ts'
import type { World } from './world.ts'

/** What stands behind the machine endpoints of both doors. */
const endpoints: Record<MachineEndpoint, Endpoint> = {
  discovery,
  jwks,
  token,
  userinfo,
  revoke: revocation,
  introspect: introspection,
}

/** Path -> environment snapshot -> ports -> engine -> answer (DESIGN section 4). Never throws. */
export async function serve(
  name: MachineEndpoint,
  place: Place,
  request: ProtocolRequest,
  { world, context }: { world: World; context: RequestContext },
): Promise<ProtocolResponse> {
  try {
    const asked = world.now()
    const fresh = snapshots().fresh(place, asked)
    const snapshot = fresh ?? (await snapshots().find(place, asked))
    if (snapshot === undefined) return notFound()
    const now = fresh === undefined ? world.now() : asked
    return await retryOnStale(
      (ports) => endpoints[name](request, ports, now),
      async (again) =>
        createPorts(again ? await snapshots().reload(place, snapshot, now) : snapshot, world, machine(now, context)),
    )
  } catch (error) {
    return failed(error, context)
  }
}

/** Nobody's browser, and words in place of pages. */
const machine = (now: Date, context: RequestContext): Asking => ({
  now,
  context,
  pages: plainPages,
  browser: async () => undefined,
})

/** W06: an unknown tenant or environment is nobody's. */
export const notFound = (): ProtocolResponse =>
  json(404, { error: 'not_found', error_description: 'there is nothing at this address' })

/** What went wrong on our side: no internals for the caller, everything for the log, one id for both. */
function failed(error: unknown, context: RequestContext): ProtocolResponse {
  const { status, retryAfter, id } = recordFailure(error, context)
  const body = { error: 'server_error', error_description: 'something went wrong here; try again later' }
  return json(status, body, { ...retryAfter, [errorIdHeader]: id })
}

/** Overload and an unreachable database pass, so they are 503 with a time to come back; the rest is a bug and 500. */
export function recordFailure(
  error: unknown,
  { requestId }: RequestContext,
): { status: number; retryAfter: Record<string, string>; id: string } {
  log().error({ requestId, err: error }, 'request failed')
  if (isServiceError(error) && error.code === 'unavailable')
    return { status: 503, retryAfter: { 'retry-after': String(error.retryAfterSeconds ?? 5) }, id: requestId }
  return isOutage(error)
    ? { status: 503, retryAfter: { 'retry-after': '5' }, id: requestId }
    : { status: 500, retryAfter: {}, id: requestId }
}

/**
 * What passes by itself: no connection (ECONN…, 08, P1001 …), a server that ends or starts (57P), none of its own left (53), a
 * transaction that could not begin or end in time (P2028), a statement that was cut off (57014), and one that others stood in the
 * way of (40, 55P03, P2034).
 */
const outages =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|57P0[123]|57014|55P03|40[0-9]{3}|40P01|53[0-9]{3}|08[0-9A-Z]{3}|P1001|P1008|P1017|P2024|P2028|P2034)$/

/** Also where it is only the cause of what was thrown, or the cause of that. */
const isOutage = (error: unknown, depth = 5): boolean =>
  depth > 0 &&
  error instanceof Error &&
  (('code' in error && typeof error.code === 'string' && outages.test(error.code)) ||
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout/.test(error.message) ||
    isOutage(error.cause, depth - 1))
