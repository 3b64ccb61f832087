import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { signingAlgs } from '#lib/keys/pair.ts'
import { keyLife } from '#lib/keys/rotation.ts'
import { loadPublic } from '#lib/keys/signing.ts'
import { type Origin, policies } from '#lib/policy/fields.ts'
import { loadPolicies } from '#lib/policy/load.ts'
import { knownName } from '../environments/fields.ts'
import { query } from '../query.ts'
import { findKeyPlace } from './find.ts'
import { keyView } from './view.ts'

/**
 * The signing keys of an environment: what is next, what signs, what still verifies, and the last that were retired; on which
 * schedule, and which clients and APIs each algorithm serves. Nothing private is read.
 */
export const listKeys = query({
  name: 'key.list',
  permission: 'environment:read',
  input: z.strictObject({ environment: knownName }),
  target: (tx, input) => findKeyPlace(tx, input.environment),
  async read(tx, place) {
    const { keys: policy } = await loadPolicies(tx, { environment: { id: place.id, kind: place.kind } })
    const { rotationSeconds } = policy
    const live = await rowsOf(tx, place.id, false, 50)
    const algs = signingAlgs.map((alg) => {
      const rows = live.filter((row) => row.alg === alg)
      const current = rows.find(({ status }) => status === 'current')
      const next = rows.find(({ status }) => status === 'next')
      return {
        alg,
        keys: rows.map((row) => keyView(row, { rotationSeconds: rotationSeconds.value, current })),
        /** Before this, apps that cache the key set may not know the next key yet. Null: no next key is published. */
        isKnownFrom: next === undefined ? null : plusSeconds(next.createdAt, keyLife.publishedBefore),
      }
    })
    const own = await tx.db.policy.findFirst({ where: { level: 'environment', environmentId: place.id, kind: 'keys' } })
    return {
      environment: { slug: place.slug, displayName: place.displayName, kind: place.kind, issuer: place.issuer },
      algs,
      retired: (await rowsOf(tx, place.id, true, 10)).map((row) =>
        keyView(row, { rotationSeconds: rotationSeconds.value }),
      ),
      schedule: {
        ...daysOf(rotationSeconds),
        version: own === null ? '0' : String(own.updatedAt.getTime()),
      },
      users: await usersOf(tx, place.id),
      jwks: { keys: (await loadPublic(tx, place.id)).map(({ jwk }) => jwk) },
    }
  },
  example: (seed) => ({ environment: seed.environment }),
})

const day = 86_400
const bounds = policies.keys.rotationSeconds

/** How long a key signs, in days: what holds, where it comes from, and between what one may choose. */
const daysOf = ({ value, origin }: { value: number; origin: Origin }) => ({
  ...{ days: value / day, origin },
  ...{ minDays: bounds.min / day, maxDays: bounds.max / day, builtInDays: bounds.default / day },
})

const order: Record<string, number> = { next: 0, current: 1, previous: 2 }

async function rowsOf(tx: Tx, environmentId: string, retired: boolean, take: number) {
  const rows = await tx.db.signingKey.findMany({
    where: { environmentId, status: retired ? 'retired' : { not: 'retired' } },
    select: { id: true, kid: true, alg: true, status: true, createdAt: true, activatedAt: true, retiresAt: true },
    orderBy: [{ retiresAt: 'desc' }, { id: 'desc' }],
    take,
  })
  return rows.sort((a, b) => (order[a.status] ?? 3) - (order[b.status] ?? 3))
}

/** The clients whose ID tokens an algorithm signs, and the APIs whose JWT access tokens it does; those for UserInfo are ES256. */
async function usersOf(tx: Tx, environmentId: string) {
  const groups = await tx.db.client.groupBy({
    by: ['idTokenSignedResponseAlg'],
    where: { environmentId, builtIn: null },
    _count: true,
  })
  return Promise.all(
    signingAlgs.map(async (alg) => ({
      alg,
      apis: await tx.db.api.count({ where: { tenantId: tx.tenantId, tokenFormat: 'jwt', tokenSigningAlg: alg } }),
      clients: groups.find(({ idTokenSignedResponseAlg }) => idTokenSignedResponseAlg === alg)?._count ?? 0,
      some: (
        await tx.db.client.findMany({
          where: { environmentId, builtIn: null, idTokenSignedResponseAlg: alg },
          select: { id: true, name: true },
          orderBy: { id: 'asc' },
          take: 3,
        })
      ).map(({ id, name }) => ({ id: formatId('client', id), name })),
    })),
  )
}
