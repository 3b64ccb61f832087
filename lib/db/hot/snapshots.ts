import { DatabaseError } from 'pg'
import { Gather } from '#lib/kernel/gather.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { call, json, type Place } from './call.ts'

/** As `hot_snapshot_group` takes it. */
type Wanted = readonly [
  kind: 'environment' | 'client' | 'key',
  tenant: string,
  environment: string,
  what: string | null,
]

/**
 * Lanes of their own, two of the pool's connections at most: a process that starts cold under load, or ten thousand tenants that
 * come round, never keep what is known already from being served. What waits beyond the bound is refused as `unavailable`.
 */
const limits = { most: 20, lanes: 2, waiting: 2_000 }

const find = (kind: Wanted[0], at: Place, what: string | null): Promise<string | undefined> =>
  singleton('db.hot.snapshots', () => new Gather<Wanted, string | undefined>({ ...limits, send: findTogether })).ask([
    kind,
    at.tenantId,
    at.environmentId,
    what,
  ])

/** One round trip for all. Where the database refuses, each is asked for alone: one may be at fault. */
async function findTogether(wanted: Wanted[]): Promise<(string | undefined | Promise<string | undefined>)[]> {
  const rows = await call<{ n: number; answer: string }>('hot_snapshot_group', [json(wanted)]).catch(
    (error: unknown) => {
      if (wanted.length > 1 && error instanceof DatabaseError) return undefined
      throw error
    },
  )
  if (rows === undefined) return wanted.map(async (one) => (await findTogether([one]))[0])
  const found: (string | undefined)[] = new Array(wanted.length).fill(undefined)
  for (const { n, answer } of rows) found[n - 1] = answer
  return found
}

/** An environment with all that issuing knows of it, as JSON (`hot_find_environment`); undefined when there is none. */
export const findEnvironment = (at: Place): Promise<string | undefined> => find('environment', at, null)

/** A client by what the world calls it, as JSON (`hot_find_client`); undefined when there is none. */
export const findClient = (at: Place, clientId: string): Promise<string | undefined> => find('client', at, clientId)

/** A signing key and the data key that it is sealed under, both sealed and in hex. */
export type HotSigningKey = {
  id: string
  kid: string
  sealed_private: string
  data_key_id: string
  wrapped_key: string
}

/** The environment's current key of an algorithm; undefined when it has none. */
export async function findSigningKey(at: Place, alg: string): Promise<HotSigningKey | undefined> {
  const found = await find('key', at, alg)
  return found === undefined ? undefined : (JSON.parse(found) as HotSigningKey)
}
