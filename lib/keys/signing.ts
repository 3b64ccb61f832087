import { webcrypto } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { PublicJwk, SigningAlg } from './pair.ts'
import { takeFromPool } from './pool.ts'
import { open, type Place, seal } from './seal.ts'

export type KeyStatus = 'next' | 'current' | 'previous' | 'retired'
export type PublicSigningKey = { kid: string; alg: SigningAlg; status: 'next' | 'current' | 'previous'; jwk: PublicJwk }
export type SigningKey = { kid: string; alg: SigningAlg; key: CryptoKey }

const shown: KeyStatus[] = ['next', 'current', 'previous']
const imports: Record<SigningAlg, EcKeyImportParams | RsaHashedImportParams> = {
  RS256: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
}

/** Where the private half of a signing key is sealed. */
export const signingKeyPlace = (id: string): Place => ({ table: 'signing_keys', row: id, column: 'sealed_private' })

/** Gives an environment one key of the algorithm. `current` only where there is none: what signs was published before. */
export async function addSigningKey(
  tx: Tx,
  environmentId: string,
  alg: SigningAlg,
  status: 'current' | 'next',
  at: Date,
): Promise<string> {
  const pair = await takeFromPool(tx, alg)
  const id = newId(at)
  await tx.db.signingKey.create({
    data: {
      tenantId: tx.tenantId,
      environmentId,
      id,
      kid: pair.kid,
      alg,
      status,
      publicJwk: pair.publicJwk as object,
      sealedPrivate: Uint8Array.from(await seal(tx, signingKeyPlace(id), pair.privateDer)),
      createdAt: at,
      activatedAt: status === 'current' ? at : null,
    },
  })
  return id
}

/** The keys that the environment's JWKS shows: those that sign, those that are about to, those that signed what still lives. */
export async function loadPublic(tx: Tx, environmentId: string): Promise<PublicSigningKey[]> {
  const rows = await tx.db.signingKey.findMany({
    where: { environmentId, status: { in: shown } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { kid: true, alg: true, status: true, publicJwk: true },
  })
  return rows.map((row) => ({
    kid: row.kid,
    alg: row.alg as SigningAlg,
    status: row.status as PublicSigningKey['status'],
    jwk: row.publicJwk as PublicJwk,
  }))
}

/**
 * The keys that sign, one of each algorithm, opened and not extractable. ASVS 11.7.2 asks that keys be opened on use; the
 * provider holds them within an environment's snapshot, bounded and for five seconds, for opening costs more than signing.
 */
export async function loadPrivate(tx: Tx, environmentId: string): Promise<SigningKey[]> {
  const rows = await tx.db.signingKey.findMany({
    where: { environmentId, status: 'current' },
    select: { id: true, kid: true, alg: true, sealedPrivate: true },
  })
  const keys: SigningKey[] = []
  for (const row of rows) {
    const der = await open(tx, signingKeyPlace(row.id), row.sealedPrivate)
    const alg = row.alg as SigningAlg
    keys.push({ kid: row.kid, alg, key: await webcrypto.subtle.importKey('pkcs8', der, imports[alg], false, ['sign']) })
    der.fill(0)
  }
  return keys
}
