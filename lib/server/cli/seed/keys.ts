import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { tokenPrefixes } from '#lib/kernel/tokens.ts'
import { wrapDataKey } from '#lib/keys/data-keys.ts'
import { deriveKey } from '#lib/keys/master.ts'
import { type KeyPair, makeKeyPair } from '#lib/keys/pair.ts'
import { takeFromPool } from '#lib/keys/pool.ts'
import { keyLife } from '#lib/keys/rotation.ts'
import { sealUnder } from '#lib/keys/seal.ts'
import { signingKeyPlace } from '#lib/keys/signing.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import type { Draw } from './draw.ts'
import type { Rows } from './rows.ts'

/** How many RSA keys all tenants share, in turn: neighbours have others. */
const ringSize = 8

/** The keys of a seed: what is made once for all of it. */
export type SeedKeys = { master: Buffer; secrets: Buffer; ring: readonly KeyPair[] }

/**
 * An RSA key takes a second to make and an environment has two, so a seed of ten thousand tenants shares eight of them. That is
 * good enough to measure with, and for nothing else.
 */
export async function makeSeedKeys(master: Buffer): Promise<SeedKeys> {
  const { id } = await platformTenant()
  const ring: KeyPair[] = []
  for (let n = 0; n < ringSize; n += 1) ring.push(await withTenant(id, (tx) => takeFromPool(tx, 'RS256')))
  return { master, secrets: deriveKey('seed', 32, master), ring }
}

/** A secret that this installation makes of a name again at any time, and nobody else can. */
const derived = ({ secrets }: SeedKeys, name: string): string =>
  createHmac('sha256', secrets).update(name).digest('base64url')

/** The secret of a seeded client. */
export const seedSecret = (keys: SeedKeys, clientRow: string): string =>
  tokenPrefixes.client_secret + derived(keys, clientRow)

/** The password of everybody in a seed who has one. */
export const seedPassword = (keys: SeedKeys): string => derived(keys, 'password').slice(0, 24)

export type DataKey = { id: string; key: KeyObject }

/** A tenant's data key. It is random, as any is. */
export function addSeedDataKey(
  rows: Rows,
  { master }: SeedKeys,
  tenant: { id: string; at: Date },
  draw: Draw,
): DataKey {
  const id = draw.id(tenant.at)
  const key = randomBytes(32)
  rows.add('tenant_keys', {
    tenant_id: tenant.id,
    id,
    wrapped_key: wrapDataKey(master, tenant.id, id, key),
    created_at: tenant.at,
  })
  return { id, key: createSecretKey(key) }
}

type Place = { tenantId: string; environmentId: string; number: number; dataKey: DataKey }

/**
 * The keys of an environment: one that signs and the next one, of each algorithm, as after its first day. The next one has been
 * published for as long as it has to be, and the one that signs is young: nothing is due soon.
 */
export async function addSigningKeys(
  rows: Rows,
  { ring }: SeedKeys,
  place: Place,
  at: Date,
  draw: Draw,
): Promise<void> {
  const rsa = (n: number): KeyPair => ring[(place.number + n) % ring.length] as KeyPair
  const made = await Promise.all([makeKeyPair('ES256'), makeKeyPair('ES256')])
  const born = plusSeconds(at, -keyLife.publishedBefore)
  add(rows, place, rsa(0), 'current', born, draw)
  add(rows, place, rsa(1), 'next', born, draw)
  add(rows, place, made[0], 'current', born, draw)
  add(rows, place, made[1], 'next', born, draw)
}

function add(rows: Rows, place: Place, pair: KeyPair, status: 'current' | 'next', at: Date, draw: Draw): void {
  const { tenantId, environmentId, dataKey } = place
  const id = draw.id(at)
  rows.add('signing_keys', {
    tenant_id: tenantId,
    environment_id: environmentId,
    id,
    kid: pair.kid,
    alg: pair.alg,
    status,
    public_jwk: JSON.stringify(pair.publicJwk),
    sealed_private: sealUnder({ tenantId, keyId: dataKey.id, key: dataKey.key }, signingKeyPlace(id), pair.privateDer),
    created_at: at,
    activated_at: status === 'current' ? at : null,
  })
}
