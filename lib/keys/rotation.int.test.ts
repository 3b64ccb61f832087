import { webcrypto } from 'node:crypto'
import { importJWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { fillPool, takeFromPool } from './pool.ts'
import { distrust, keepKeys, keyLife, rotate } from './rotation.ts'
import { loadPrivate, loadPublic } from './signing.ts'

onTestDatabase({ keys: 15 })

const born = new Date('2026-01-01T00:00:00Z')
let tenant: SeededTenant
const keys = (environmentId: string) => withTenant(tenant.id, (tx) => loadPublic(tx, environmentId))
const statuses = async (environmentId: string) =>
  (await keys(environmentId)).map(({ alg, status }) => `${alg} ${status}`).sort()
const keep = (environmentId: string, at: Date) =>
  withTenant(tenant.id, (tx) => keepKeys(tx, environmentId, at), { timeoutMs: 60_000 })

beforeAll(async () => {
  tenant = await seedTenant({ now: born })
})

describe('the pool of signing keys', () => {
  test('gives each key once, to however many ask at once, and makes one when it is empty', async () => {
    const ready = await asPlatform((db) => db.keyPool.count({ where: { alg: 'ES256' } }))
    const take = () => withTenant(tenant.id, (tx) => takeFromPool(tx, 'ES256'))
    const taken = await Promise.all(Array.from({ length: ready + 2 }, take))
    expect(new Set(taken.map(({ kid }) => kid)).size).toBe(ready + 2)
    expect(await asPlatform((db) => db.keyPool.count({ where: { alg: 'ES256' } }))).toBe(0)
    expect(await fillPool({ RS256: 0, ES256: 3 })).toBe(3)
    expect(await fillPool({ RS256: 0, ES256: 3 })).toBe(0)
  })

  test('a tenant whose making is rolled back leaves its keys in the pool', async () => {
    const before = await asPlatform((db) => db.keyPool.count())
    const abandoned = withTenant(tenant.id, async (tx) => {
      await takeFromPool(tx, 'ES256')
      throw new Error('no tenant after all')
    })
    await expect(abandoned).rejects.toThrow('no tenant after all')
    expect(await asPlatform((db) => db.keyPool.count())).toBe(before)
  })

  test('ASVS 11.2.3 RSA keys have 3072 bits, the others are on P-256; nothing private is public', async () => {
    for (const { jwk, alg } of await keys(tenant.production.id)) {
      if (alg === 'RS256') expect(Buffer.from(String(jwk.n), 'base64url')).toHaveLength(384)
      else expect(jwk).toMatchObject({ kty: 'EC', crv: 'P-256' })
      for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(jwk).not.toHaveProperty(member)
    }
  })
})

describe('signing keys', () => {
  test('the private key signs what the published one verifies, and can’t be taken out', async () => {
    const published = await keys(tenant.production.id)
    const text = Buffer.from('signed')
    for (const key of await withTenant(tenant.id, (tx) => loadPrivate(tx, tenant.production.id))) {
      const jwk = published.find(({ kid }) => kid === key.kid)?.jwk
      const verifying = (await importJWK({ ...jwk } as never)) as webcrypto.CryptoKey
      const algorithm = { name: verifying.algorithm.name, hash: 'SHA-256' }
      expect(await webcrypto.subtle.verify(algorithm, verifying, new Uint8Array(key.sign(text)), text), key.alg).toBe(
        true,
      )
      expect(JSON.parse(JSON.stringify(key))).toEqual({ kid: key.kid, alg: key.alg })
    }
  })

  test('are sealed at rest for their own row: another row’s private key opens nothing', async () => {
    await withTenant(tenant.id, async (tx) => {
      const rows = await tx.db.signingKey.findMany({ where: { environmentId: tenant.controlId, alg: 'ES256' } })
      const other = await tx.db.signingKey.findFirstOrThrow({
        where: { environmentId: tenant.staging.id, alg: 'ES256' },
      })
      await tx.db.signingKey.updateMany({
        where: { id: rows[0]?.id ?? '' },
        data: { sealedPrivate: other.sealedPrivate },
      })
      await expect(loadPrivate(tx, tenant.controlId)).rejects.toThrow('a sealed value could not be opened')
    })
  })

  test('ASVS 11.1.1 their life: next is published before it signs; previous verifies until nothing signed with it lives', async () => {
    const id = tenant.staging.id
    const first = (await keys(id)).map(({ kid }) => kid)
    await keep(id, born)
    expect(await statuses(id)).toEqual(['ES256 current', 'ES256 next', 'RS256 current', 'RS256 next'])

    expect(await keep(id, plusSeconds(born, keyLife.signs - 1))).toEqual([])
    const rotated = await keep(id, plusSeconds(born, keyLife.signs))
    expect(rotated.map(({ action }) => action).sort()).toEqual([
      ...['key.published', 'key.published'],
      ...['key.rotated', 'key.rotated'],
      ...['key.superseded', 'key.superseded'],
    ])
    const after = await keys(id)
    expect(
      after
        .filter(({ status }) => status === 'previous')
        .map(({ kid }) => kid)
        .sort(),
    ).toEqual([...first].sort())
    const signing = await withTenant(tenant.id, (tx) => loadPrivate(tx, id))
    expect(signing.some(({ kid }) => first.includes(kid))).toBe(false)

    const done = plusSeconds(born, keyLife.signs + keyLife.verifiesAfter)
    expect(await keep(id, plusSeconds(done, -1))).toEqual([])
    expect((await keep(id, done)).map(({ action }) => action)).toEqual(['key.retired', 'key.retired'])
    expect((await keys(id)).some(({ kid }) => first.includes(kid))).toBe(false)
    const erased = await withTenant(tenant.id, (tx) => tx.db.signingKey.findMany({ where: { status: 'retired' } }))
    expect(erased.map(({ sealedPrivate }) => sealedPrivate.length)).toEqual([0, 0])
  })

  test('a next key that was just published does not sign yet, however old the current one is', async () => {
    const id = tenant.controlId
    const late = plusSeconds(born, keyLife.signs * 2)
    await withTenant(tenant.id, (tx) => tx.db.signingKey.deleteMany({ where: { environmentId: id, status: 'next' } }))
    expect((await keep(id, late)).map(({ action }) => action)).toEqual(['key.published', 'key.published'])
    expect(await keep(id, plusSeconds(late, keyLife.publishedBefore - 1))).toEqual([])
  })

  test('two rotations at once leave one current and one next key of each algorithm', async () => {
    const id = tenant.production.id
    const turn = (at: Date) => withTenant(tenant.id, (tx) => rotate(tx, id, at), { timeoutMs: 60_000 })
    await Promise.all([turn(plusSeconds(born, 10)), turn(plusSeconds(born, 11))])
    const live = (await statuses(id)).filter((status) => !status.endsWith('previous'))
    expect(live).toEqual(['ES256 current', 'ES256 next', 'RS256 current', 'RS256 next'])
  })

  test('ASVS 11.1.1 a compromised key verifies nothing from that moment on, and another signs', async () => {
    const id = tenant.production.id
    const lost = (key: string, at: Date) =>
      withTenant(tenant.id, (tx) => distrust(tx, id, key, at), { timeoutMs: 60_000 })
    for (const [n, status] of (['current', 'previous', 'next'] as const).entries()) {
      const where = { environmentId: id, alg: 'ES256', status }
      const bad = await withTenant(tenant.id, (tx) => tx.db.signingKey.findFirstOrThrow({ where }))
      expect(await lost(bad.id, plusSeconds(born, 20 + n))).toBeDefined()
      expect((await keys(id)).some(({ kid }) => kid === bad.kid)).toBe(false)
      const live = (await statuses(id)).filter((each) => each.startsWith('ES256') && !each.endsWith('previous'))
      expect(live).toEqual(['ES256 current', 'ES256 next'])
      const row = await withTenant(tenant.id, (tx) => tx.db.signingKey.findFirstOrThrow({ where: { id: bad.id } }))
      expect([row.status, row.sealedPrivate.length]).toEqual(['retired', 0])
      expect(await lost(bad.id, plusSeconds(born, 30 + n))).toBeUndefined()
    }
  })

  test('the schedule of an environment is its own, else the platform’s; and never signs with what nobody has seen', async () => {
    const id = tenant.staging.id
    const week = 7 * 86_400
    const value = { rotationSeconds: week }
    await withTenant(tenant.id, (tx) =>
      tx.db.policy.createMany({
        data: [{ tenantId: tx.tenantId, id: newId(), level: 'environment', environmentId: id, kind: 'keys', value }],
      }),
    )
    const where = { environmentId: id, alg: 'ES256', status: 'current' }
    const current = await withTenant(tenant.id, (tx) => tx.db.signingKey.findFirstOrThrow({ where }))
    const since = current.activatedAt ?? born
    expect(await keep(id, plusSeconds(since, week - 1))).toEqual([])
    const turned = await keep(id, plusSeconds(since, week))
    expect(turned.filter(({ action }) => action === 'key.rotated')).toHaveLength(2)
    const published = new Set((await keys(id)).map(({ kid }) => kid))
    const next = await keep(id, plusSeconds(since, 2 * week))
    for (const { keyId } of next.filter(({ action }) => action === 'key.rotated')) {
      const row = await withTenant(tenant.id, (tx) => tx.db.signingKey.findFirstOrThrow({ where: { id: keyId } }))
      expect(published.has(row.kid), 'was in the key set that apps had cached').toBe(true)
    }
  })
})
