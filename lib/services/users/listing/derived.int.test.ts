import { beforeAll, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'

onTestDatabase()

const now = new Date()
let tenant: SeededTenant
beforeAll(async () => {
  tenant = await seedTenant({ now })
})

const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, work)

type Derived = {
  name_key: string
  email_key: string
  email_verified: boolean
  factors: number
  sign_in_key: bigint
  text: string
}

async function derived(id: string): Promise<Derived> {
  const rows = await inTenant(
    ({ db }) => db.$queryRaw<Derived[]>`
      select u.name_key, u.email_key, u.email_verified, u.factors, u.sign_in_key, s.text
      from users u left join user_search s on s.tenant_id = u.tenant_id and s.directory_id = u.directory_id and s.user_id = u.id
      where u.id = ${id}::uuid`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('there is no such person')
  return row
}

let made = 0
async function somebody() {
  const email = `somebody.${made++}@example.test`
  const place = { directoryId: tenant.directories.main, password: 'six tall ships in fog', now }
  const user = await inTenant((tx) => seedUser(tx, { ...place, email, displayName: 'Zoë Ångström' }))
  return { id: user.id, email, where: { directoryId: place.directoryId, userId: user.id } }
}

const credential = (tx: Tx, where: { directoryId: string; userId: string }, kind: string) =>
  tx.db.credential.createMany({ data: [{ ...where, tenantId: tx.tenantId, id: newId(now), kind }] })

describe('what lists compare keeps in step with what it is made of', () => {
  test('of somebody new', async () => {
    const { id, email } = await somebody()
    expect(await derived(id)).toEqual({
      ...{ name_key: 'zoe angstrom', email_key: email, email_verified: true, factors: 1, sign_in_key: 0n },
      text: ['zoe angstrom', 'zoe', 'angstrom', email].join('\n'),
    })
  })

  test('of whoever is renamed, signs in, or is known by more', async () => {
    const { id, where } = await somebody()
    await inTenant(async ({ db, tenantId }) => {
      await db.user.updateMany({
        where: { id },
        data: { displayName: 'Søren', familyName: 'Kjær', externalId: 'HR-7' },
      })
      await db.user.updateMany({ where: { id }, data: { lastSignInAt: new Date('2026-01-02T03:04:05.678Z') } })
      const phone = { ...where, tenantId, id: newId(now), kind: 'phone', value: '+46 70 1', normalized: '+46701' }
      await db.identifier.createMany({ data: [{ ...phone, primary: true }] })
    })
    const { text, ...keys } = await derived(id)
    expect(keys).toMatchObject({ name_key: 'søren', sign_in_key: 1_767_323_045_678_000n })
    for (const known of ['søren', 'kjær', 'hr-7', '+46701']) expect(text.split('\n')).toContain(known)
  })

  test('of whoever prefers another address, and whose address is doubted, changed or removed', async () => {
    const { id, email, where } = await somebody()
    const second = `second.${email}`
    const primary = (normalized: string, is: boolean) => (tx: Tx) =>
      tx.db.identifier.updateMany({ where: { ...where, normalized }, data: { primary: is } })
    await inTenant(async (tx) => {
      const row = { ...where, tenantId: tx.tenantId, id: newId(now), kind: 'email', value: second, normalized: second }
      await tx.db.identifier.createMany({ data: [row] })
      await primary(email, false)(tx)
      await primary(second, true)(tx)
    })
    expect(await derived(id)).toMatchObject({ email_key: second, email_verified: false })
    await inTenant((tx) =>
      tx.db.identifier.updateMany({ where: { ...where, normalized: second }, data: { verifiedAt: now } }),
    )
    expect(await derived(id)).toMatchObject({ email_verified: true })
    await inTenant((tx) => tx.db.identifier.deleteMany({ where: { ...where, normalized: second } }))
    expect(await derived(id)).toMatchObject({ email_key: '', email_verified: false })
    expect((await derived(id)).text).not.toContain('second')
  })

  test('of whoever gets and loses factors', async () => {
    const { id, where } = await somebody()
    for (const kind of ['totp', 'recovery_code', 'recovery_code', 'passkey'])
      await inTenant((tx) => credential(tx, where, kind))
    expect((await derived(id)).factors).toBe(15)
    await inTenant((tx) => tx.db.credential.deleteMany({ where: { ...where, kind: { in: ['password', 'totp'] } } }))
    expect((await derived(id)).factors).toBe(10)
  })

  test('two who change the same person at once do not lose what the other did', async () => {
    const { id, where } = await somebody()
    const kinds = ['totp', 'passkey', 'recovery_code']
    await Promise.all(kinds.map((kind) => inTenant((tx) => credential(tx, where, kind))))
    expect((await derived(id)).factors).toBe(15)
  })

  test('whoever is deleted leaves nothing of it', async () => {
    const { id, where } = await somebody()
    await inTenant(({ db }) => db.user.deleteMany({ where: { id } }))
    expect(await inTenant(({ db }) => db.userSearch.count({ where }))).toBe(0)
  })

  test('a name of the longest kind is cut, not refused', async () => {
    const { id } = await somebody()
    await inTenant(({ db }) => db.user.updateMany({ where: { id }, data: { displayName: '\u{fdfa}'.repeat(200) } }))
    expect((await derived(id)).name_key).toHaveLength(80)
  })
})
