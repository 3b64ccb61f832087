import { DatabaseError } from 'pg'
import { Gather } from '#lib/kernel/gather.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { call, json, type VersionedPlace } from './call.ts'
import type { HotAccess, HotEvent } from './issued.ts'

/** A hot write: what of it a group carries, and how it is made alone. */
export type HotWrite = { row: readonly unknown[]; alone(): Promise<Verdict> }

export type Verdict = { verdict: string; sealedResponse: Buffer | null }

export type WriteRow = {
  kind: 'issuance' | 'redeem' | 'rotate'
  at: VersionedPlace
  hash?: Uint8Array
  clientRef?: string
  access: HotAccess
  refresh?: { hash: Uint8Array; idleExpiresAt: Date } | null
  event: HotEvent
  now: Date
  presenterHash?: Uint8Array | null
  sealedResponse?: Uint8Array | null
  retryWindowSeconds?: number
}

/**
 * As `hot_write_group` reads it. What is written is durable when the promise resolves: groups are answered after their commit
 * (DESIGN 4, group commit).
 */
export const writeRow = (write: WriteRow): readonly unknown[] => [
  write.kind,
  write.at.tenantId,
  write.at.environmentId,
  String(write.at.version),
  hex(write.hash),
  write.clientRef ?? null,
  write.access.format === 'opaque' ? hex(write.access.hash) : null,
  write.access.format === 'opaque' ? write.access.claims : null,
  hex(write.refresh?.hash),
  write.refresh?.idleExpiresAt ?? null,
  write.event,
  write.now,
  hex(write.presenterHash),
  write.sealedResponse == null ? null : Buffer.from(write.sealedResponse).toString('base64'),
  write.retryWindowSeconds ?? null,
]

const hex = (bytes: Uint8Array | null | undefined): string | null =>
  bytes == null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')

/** Two groups under way keep the commit's wait busy; a hundred rows are a few milliseconds of locks. */
const limits = { most: 100, lanes: 2, waiting: 2_000 }

/** Makes a hot write, together with the others of this moment. */
export const write = (wanted: HotWrite): Promise<Verdict> =>
  singleton('db.hot.writes', () => new Gather<HotWrite, Verdict>({ ...limits, send: writeTogether })).ask(wanted)

type Row = { n: number; verdict: string; sealed_response: Buffer | null }

/** One commit for all. Where a statement fails, the group leaves nothing behind and each is made alone: one may be at fault. */
export async function writeTogether(writes: HotWrite[]): Promise<(Verdict | Promise<Verdict>)[]> {
  const [only] = writes
  if (only !== undefined && writes.length === 1) return [await only.alone()]
  const rows = await call<Row>('hot_write_group', [json(writes.map(({ row }) => row))]).catch((error: unknown) => {
    if (isRefusedStatement(error)) return undefined
    throw error
  })
  if (rows === undefined) return writes.map(({ alone }) => alone())
  const verdicts: Verdict[] = []
  for (const { n, verdict, sealed_response: sealedResponse } of rows) verdicts[n - 1] = { verdict, sealedResponse }
  return verdicts
}

/**
 * Whether the database refused the statement and rolled it back. A lost connection (08) or a server that ends (57P) may have
 * committed before it went: to try again would take the first try's own success for a replay.
 */
const isRefusedStatement = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code !== undefined && !/^(08|57P)/.test(error.code)
