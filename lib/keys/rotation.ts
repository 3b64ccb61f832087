import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { policies } from '#lib/policy/fields.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { type SigningAlg, signingAlgs } from './pair.ts'
import { addSigningKey } from './signing.ts'

const day = 86_400

/** The life of a signing key (ASVS 11.1.1). Seconds. */
export const keyLife = {
  /** A key signs for this long, then its successor does, unless the environment's schedule says otherwise. */
  signs: policies.keys.rotationSeconds.default,
  /** A successor has been in the JWKS for at least this long before it signs: clients cache key sets for a day. */
  publishedBefore: 2 * day,
  /**
   * A predecessor stays in the JWKS until nothing that it signed is of use: the longest ID token, and after that the
   * session in which the token may still be shown as a hint (RP-Initiated Logout §2).
   */
  verifiesAfter: policies.tokens.idTokenSeconds.max + policies.session.absoluteSeconds.default,
} as const

/** What became of a key, in the words of the trail. */
export type KeyChange = { action: 'key.published' | 'key.rotated' | 'key.superseded' | 'key.retired'; keyId: string }

/** The first keys of an environment: one of each algorithm, signing at once. */
export async function provisionKeys(tx: Tx, environmentId: string, at: Date): Promise<void> {
  for (const alg of signingAlgs) await addSigningKey(tx, environmentId, alg, 'current', at)
}

/**
 * Rotates now, one algorithm or all: `next` signs, `current` becomes `previous`, and a new `next` is published. Where no `next`
 * stood ready, a key is taken and signs.
 */
export async function rotate(
  tx: Tx,
  environmentId: string,
  now: Date,
  algs: readonly SigningAlg[] = signingAlgs,
): Promise<KeyChange[]> {
  await lockEnvironment(tx, environmentId)
  const changes: KeyChange[] = []
  for (const alg of algs) changes.push(...(await rotateAlg(tx, environmentId, alg, now)))
  return changes
}

/**
 * Takes a key out of use at once: it verifies nothing from this moment on, and nothing that it signed is good. Its successor
 * signs from now on, however short its time in the JWKS. Nothing happens, and undefined is answered, when the key is
 * retired already or not the environment's.
 */
export async function distrust(
  tx: Tx,
  environmentId: string,
  keyId: string,
  now: Date,
): Promise<KeyChange[] | undefined> {
  await lockEnvironment(tx, environmentId)
  const key = await tx.db.signingKey.findFirst({ where: { environmentId, id: keyId, status: { not: 'retired' } } })
  if (key === null) return undefined
  await retire(tx, { environmentId, id: keyId }, now)
  const alg = key.alg as SigningAlg
  if (key.status === 'current') return rotateAlg(tx, environmentId, alg, now)
  return key.status === 'next' ? [published(await addSigningKey(tx, environmentId, alg, 'next', now))] : []
}

/** What the schedule asks for: publish what is missing, rotate what is old and has a published successor, retire what is done. */
export async function keepKeys(tx: Tx, environmentId: string, now: Date): Promise<KeyChange[]> {
  await lockEnvironment(tx, environmentId)
  const { rotationSeconds } = (await loadPolicyValues(tx, { environment: { id: environmentId, kind: '' } })).keys
  const changes = await retire(tx, { environmentId, status: 'previous', retiresAt: { lte: now } }, now)
  for (const alg of signingAlgs) {
    const rows = await tx.db.signingKey.findMany({ where: { environmentId, alg, status: { in: ['current', 'next'] } } })
    const current = rows.find((row) => row.status === 'current')
    const next = rows.find((row) => row.status === 'next')
    if (next === undefined) {
      changes.push(published(await addSigningKey(tx, environmentId, alg, 'next', now)))
      continue
    }
    const isOld = current === undefined || plusSeconds(current.activatedAt ?? current.createdAt, rotationSeconds) <= now
    if (isOld && plusSeconds(next.createdAt, keyLife.publishedBefore) <= now)
      changes.push(...(await rotateAlg(tx, environmentId, alg, now)))
  }
  return changes
}

async function rotateAlg(tx: Tx, environmentId: string, alg: SigningAlg, now: Date): Promise<KeyChange[]> {
  const before = await tx.db.signingKey.updateManyAndReturn({
    where: { environmentId, alg, status: 'current' },
    data: { status: 'previous', retiresAt: plusSeconds(now, keyLife.verifiesAfter) },
    select: { id: true },
  })
  const superseded = before.map(({ id }): KeyChange => ({ action: 'key.superseded', keyId: id }))
  const next = await tx.db.signingKey.findFirst({ where: { environmentId, alg, status: 'next' } })
  const keyId = next?.id ?? (await addSigningKey(tx, environmentId, alg, 'current', now))
  if (next !== null) {
    const data = { status: 'current', activatedAt: now }
    await tx.db.signingKey.updateMany({ where: { environmentId, id: next.id }, data })
  }
  const rotated: KeyChange = { action: 'key.rotated', keyId }
  return [rotated, ...superseded, published(await addSigningKey(tx, environmentId, alg, 'next', now))]
}

/** A retired key keeps its name for the record; the private half is gone. */
async function retire(tx: Tx, where: Prisma.SigningKeyWhereInput, now: Date): Promise<KeyChange[]> {
  const rows = await tx.db.signingKey.findMany({ where, select: { id: true, environmentId: true } })
  const data = { status: 'retired', retiresAt: now, sealedPrivate: new Uint8Array(0) }
  for (const row of rows) await tx.db.signingKey.updateMany({ where: row, data })
  return rows.map(({ id: keyId }) => ({ action: 'key.retired', keyId }))
}

const published = (keyId: string): KeyChange => ({ action: 'key.published', keyId })

/** Two rotations of one environment wait for each other. `no key`: sign-ins, whose rows refer to the environment, do not wait. */
const lockEnvironment = (tx: Tx, environmentId: string) =>
  tx.db.$queryRaw`select 1 from environments where id = ${environmentId}::uuid for no key update`
