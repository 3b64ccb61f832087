import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { addDataKey, dataKeys } from './data-keys.ts'
import { SealError } from './envelope.ts'
import { rewrapTenant } from './rewrap.ts'
import { open, type Place, seal } from './seal.ts'

onTestDatabase()

const place: Place = { table: 'credentials', row: 'one', column: 'data' }
const plain = Buffer.from('a recoverable secret')
let acme: string
let globex: string

beforeAll(async () => {
  acme = (await seedTenant()).id
  globex = (await seedTenant()).id
})

const sealIn = (tenant: string, where: Place = place) => withTenant(tenant, (tx) => seal(tx, where, plain))
const openIn = (tenant: string, sealed: Uint8Array, where: Place = place) =>
  withTenant(tenant, (tx) => open(tx, where, sealed))

describe('sealed values', () => {
  test('open where they were sealed', async () => {
    expect(await openIn(acme, await sealIn(acme))).toEqual(plain)
  })

  test('ASVS 11.3.3 can’t be moved to another table, row or column', async () => {
    const part = fc.string({ minLength: 1, maxLength: 20 })
    const elsewhere = fc.record({ table: part, row: part, column: part })
    await fc.assert(
      fc.asyncProperty(elsewhere, elsewhere, async (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there))
        const sealed = await sealIn(acme, here)
        expect(await openIn(acme, sealed, here)).toEqual(plain)
        await expect(openIn(acme, sealed, there)).rejects.toThrow(SealError)
      }),
      { numRuns: 25 },
    )
  })

  test('ASVS 11.3.3 can’t be moved to another tenant', async () => {
    await expect(openIn(globex, await sealIn(acme))).rejects.toThrow(SealError)
  })

  test('random bytes are no sealed value', async () => {
    for (const length of [0, 1, 16, 45, 100]) await expect(openIn(acme, randomBytes(length))).rejects.toThrow(SealError)
  })

  test('ASVS 11.2.2 a new data key seals from now on; what the old one sealed still opens', async () => {
    const before = await sealIn(acme)
    await withTenant(acme, (tx) => addDataKey(tx, new Date(Date.now() + 60_000)))
    const after = await sealIn(acme)
    expect(after.subarray(0, 16).equals(before.subarray(0, 16))).toBe(false)
    expect(await openIn(acme, before)).toEqual(plain)
    expect(await openIn(acme, after)).toEqual(plain)
  })

  test('a node that holds an older set of keys reads what a newer key sealed', async () => {
    await withTenant(globex, dataKeys)
    const stale = await withTenant(globex, dataKeys)
    await withTenant(globex, (tx) => addDataKey(tx, new Date(Date.now() + 60_000)))
    const sealed = await sealIn(globex)
    expect(stale.keys.size).toBe(1)
    expect(await openIn(globex, sealed)).toEqual(plain)
  })

  test('a wrapped key is bound to its tenant: put into another tenant’s row it opens nothing', async () => {
    const stolen = await withTenant(acme, (tx) => tx.db.tenantKey.findFirstOrThrow())
    const thief = (await seedTenant()).id
    await withTenant(thief, (tx) => tx.db.tenantKey.updateMany({ data: { wrappedKey: stolen.wrappedKey } }))
    forget('keys.data')
    await expect(sealIn(thief)).rejects.toThrow(SealError)
  })
})

describe('another master key', () => {
  test('the process that changes it goes on sealing and opening until it ends', async () => {
    const old = setTestMasterKey(7)
    const tenant = (await seedTenant()).id
    forget('keys.data')
    await withTenant(tenant, async (tx) => {
      await rewrapTenant(tx, { old, new: Buffer.alloc(32, 8) })
      expect(await open(tx, place, await seal(tx, place, plain))).toEqual(plain)
    })
  })

  test('opens nothing, until the keys are wrapped anew; then the old one opens nothing', async () => {
    const old = setTestMasterKey(7)
    const tenant = (await seedTenant()).id
    const sealed = await sealIn(tenant)
    const fresh = setTestMasterKey(9)
    await expect(openIn(tenant, sealed)).rejects.toThrow(SealError)
    expect(await withTenant(tenant, (tx) => rewrapTenant(tx, { old, new: fresh }))).toBe(1)
    forget('keys.data')
    expect(await openIn(tenant, sealed)).toEqual(plain)
    setTestMasterKey(7)
    await expect(openIn(tenant, sealed)).rejects.toThrow(SealError)
  })
})
