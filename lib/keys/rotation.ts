import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { policies } from '#lib/policy/fields.ts'
import { signingAlgs } from './pair.ts'
import { addSigningKey } from './signing.ts'

const day = 86_400

/** The life of a signing key (ASVS 11.1.1). Seconds. */
export const keyLife = {
  /** A key signs for this long, then its successor does. */
  signs: 90 * day,
  /** A successor has been in the JWKS for at least this long before it signs: clients cache key sets for a day. */
  publishedBefore: 2 * day,
  /**
   * A predecessor stays in the JWKS until nothing that it signed is of use: the longest ID token, and after that the
   * session in which the token may still be shown as a hint (RP-Initiated Logout §2).
   */
  verifiesAfter: policies.tokens.idTokenSeconds.max + policies.session.absoluteSeconds.default,
} as const

export type KeyChange = { rotated: number; published: number; retired: number }

/** The first keys of an environment: one of each algorithm, signing at once. */
export async function provisionKeys(tx: Tx, environmentId: string, at: Date): Promise<void> {
  for (const alg of signingAlgs) await addSigningKey(tx, environmentId, alg, 'current', at)
}

/**
 * Rotates now: `next` signs, `current` becomes `previous`, and a new `next` is published. A compromised key verifies nothing
 * from this moment on: it is retired with everything that it signed. Where no `next` stood ready, one is taken and signs.
 */
export async function rotate(
  tx: Tx,
  environmentId: string,
  now: Date,
  options: { compromised?: boolean } = {},
): Promise<void> {
  await lockEnvironment(tx, environmentId)
  for (const alg of signingAlgs) await rotateAlg(tx, environmentId, alg, now, options.compromised ?? false)
}

/** What the schedule asks for: publish what is missing, rotate what is old and has a published successor, retire what is done. */
export async function keepKeys(tx: Tx, environmentId: string, now: Date): Promise<KeyChange> {
  await lockEnvironment(tx, environmentId)
  const change: KeyChange = { rotated: 0, published: 0, retired: await retire(tx, environmentId, now) }
  for (const alg of signingAlgs) {
    const rows = await tx.db.signingKey.findMany({ where: { environmentId, alg, status: { in: ['current', 'next'] } } })
    const current = rows.find((row) => row.status === 'current')
    const next = rows.find((row) => row.status === 'next')
    if (next === undefined) {
      await addSigningKey(tx, environmentId, alg, 'next', now)
      change.published++
      continue
    }
    const isOld = current === undefined || plusSeconds(current.activatedAt ?? current.createdAt, keyLife.signs) <= now
    if (!isOld || plusSeconds(next.createdAt, keyLife.publishedBefore) > now) continue
    await rotateAlg(tx, environmentId, alg, now, false)
    change.rotated++
  }
  return change
}

async function rotateAlg(
  tx: Tx,
  environmentId: string,
  alg: (typeof signingAlgs)[number],
  now: Date,
  compromised: boolean,
): Promise<void> {
  const old = compromised ? erased(now) : { status: 'previous', retiresAt: plusSeconds(now, keyLife.verifiesAfter) }
  await tx.db.signingKey.updateMany({ where: { environmentId, alg, status: 'current' }, data: old })
  const next = await tx.db.signingKey.findFirst({ where: { environmentId, alg, status: 'next' } })
  if (next === null) await addSigningKey(tx, environmentId, alg, 'current', now)
  else
    await tx.db.signingKey.updateMany({
      where: { environmentId, id: next.id },
      data: { status: 'current', activatedAt: now },
    })
  await addSigningKey(tx, environmentId, alg, 'next', now)
}

async function retire(tx: Tx, environmentId: string, now: Date): Promise<number> {
  const done = await tx.db.signingKey.updateMany({
    where: { environmentId, status: 'previous', retiresAt: { lte: now } },
    data: erased(now),
  })
  return done.count
}

/** A retired key keeps its name for the record; the private half is gone. */
const erased = (now: Date) => ({ status: 'retired', retiresAt: now, sealedPrivate: new Uint8Array(0) })

/** Two rotations of one environment wait for each other. */
const lockEnvironment = (tx: Tx, environmentId: string) =>
  tx.db.$queryRaw`select 1 from environments where id = ${environmentId}::uuid for update`
