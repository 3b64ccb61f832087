import { DatabaseError } from 'pg'
import { Gather } from '#lib/kernel/gather.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { call, json, type Place } from './call.ts'

/** A hot read as `hot_read_group` takes it: what is looked for depends on its kind. */
type HotRead = readonly [kind: string, tenant: string, environment: string, now: Date | null, ...what: unknown[]]

const limits = { most: 100, lanes: 2, waiting: 4_000 }

/** Reads one thing, together with what others read at this moment. Undefined when it is not there; times are text. */
export function read<Found>(
  kind: 'code' | 'refresh' | 'opaque' | 'jwt' | 'user' | 'client_roles' | 'user_roles',
  at: Place,
  now: Date | null,
  ...what: unknown[]
): Promise<Found | undefined> {
  const reads = singleton('db.hot.reads', () => new Gather<HotRead, unknown>({ ...limits, send: readTogether }))
  return reads.ask([kind, at.tenantId, at.environmentId, now, ...what]) as Promise<Found | undefined>
}

/** One round trip for all. Where the database refuses, each reads alone, so that one odd argument is nobody else's fault. */
async function readTogether(reads: HotRead[]): Promise<unknown[]> {
  const rows = await call<{ n: number; answer: unknown }>('hot_read_group', [json(reads)]).catch((error: unknown) => {
    if (reads.length > 1 && error instanceof DatabaseError) return undefined
    throw error
  })
  if (rows === undefined) return reads.map(async (one) => (await readTogether([one]))[0])
  const found: unknown[] = new Array(reads.length).fill(undefined)
  for (const { n, answer } of rows) found[n - 1] = answer
  return found
}

/** Bytes as the functions read them from JSON. */
export const hexOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
