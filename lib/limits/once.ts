import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { open, type Place, seal } from '#lib/keys/seal.ts'
import { bounds } from './bounds.ts'

/** One request that is to be done once: whose, under which key, and a digest of what it asks. */
export type OnceKey = { tenantId: string; actorId: string; keyHash: Buffer; requestHash: Buffer }

/** What happens around the doing, in its transaction. */
export type Once<Result> = { begin(tx: Tx): Promise<void>; end(tx: Tx, result: Result): Promise<void> }

const bytes = (hash: Uint8Array) => Uint8Array.from(hash)
const cellOf = ({ actorId, keyHash }: OnceKey): Place => ({
  table: 'idempotent_requests',
  row: `${actorId}:${keyHash.toString('hex')}`,
  column: 'sealed_answer',
})

/**
 * The answer that a request with this key was given, or undefined when it is new. Throws `invalid` when the key was used for
 * something else: a caller's mistake must not be answered with another request's answer.
 */
export function answeredBefore(key: OnceKey, now: Date): Promise<string | undefined> {
  return withTenant(key.tenantId, async (tx) => {
    const row = await find(tx, key)
    if (row === null || row.expiresAt <= now) return undefined
    if (!Buffer.from(row.requestHash).equals(key.requestHash))
      throw new ServiceError('invalid', 'This Idempotency-Key was used for another request.')
    return (await open(tx, cellOf(key), row.sealedAnswer)).toString()
  })
}

/**
 * Keeps the answer in the transaction of what it answers, so that it is there if, and only if, that was done. Whoever comes
 * with the same key meanwhile is refused at once: `conflict`. The answer is sealed, for it may hold a secret.
 */
export const doneOnce = <Result>(key: OnceKey, now: Date, answerOf: (result: Result) => string): Once<Result> => ({
  async begin(tx) {
    const lock = sha256(`${key.tenantId}\0${key.actorId}\0${key.keyHash.toString('hex')}`).readBigInt64BE()
    const [taken] = await tx.db.$queryRaw<{ ok: boolean }[]>`select pg_try_advisory_xact_lock(${lock}) as ok`
    const row = taken?.ok === true ? await find(tx, key) : undefined
    if (row === undefined || (row !== null && row.expiresAt > now))
      throw new ServiceError(
        'conflict',
        'A request with this Idempotency-Key is being answered. Ask again in a moment.',
      )
    if (row !== null) await tx.db.idempotentRequest.deleteMany({ where: whereOf(key) })
  },
  async end(tx, result) {
    const sealed = await seal(tx, cellOf(key), Buffer.from(answerOf(result)))
    const data = { ...whereOf(key), requestHash: bytes(key.requestHash), sealedAnswer: bytes(sealed), createdAt: now }
    const expiresAt = plusSeconds(now, bounds.rest.idempotentHours * 3600)
    await tx.db.idempotentRequest.createMany({ data: [{ ...data, expiresAt }] })
  },
})

const whereOf = ({ tenantId, actorId, keyHash }: OnceKey) => ({ tenantId, actorId, keyHash: bytes(keyHash) })

const find = (tx: Tx, key: OnceKey) =>
  tx.db.idempotentRequest.findUnique({ where: { tenantId_actorId_keyHash: whereOf(key) } })
