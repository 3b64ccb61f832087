import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { cheapCost } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { rememberDevice } from './assurance/remembered.ts'
import { createBrowser } from './browsers.ts'
import { findByEmail } from './find-user.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { createUser, type NewUser, setPassword } from './users.ts'

onTestDatabase()

const now = new Date('2026-11-23T12:00:00Z')
let tenant: SeededTenant

beforeAll(async () => {
  tenant = await seedTenant({ now })
})

const create = (wanted: Partial<NewUser> & { email: string }) =>
  withTenant(tenant.id, (tx) =>
    createUser(tx, { directoryId: tenant.directories.main, isEmailVerified: true, now, ...wanted }),
  )
const find = (email: string, directoryId = tenant.directories.main) =>
  withTenant(tenant.id, (tx) => findByEmail(tx, directoryId, email))

describe('people', () => {
  test('have a random subject that says nothing of when they came', async () => {
    const [one, other] = [await create({ email: 'one@example.test' }), await create({ email: 'other@example.test' })]
    for (const { sub } of [one, other]) expect(sub).toMatch(/^[\w-]{22}$/)
    expect(one.sub).not.toBe(other.sub)
  })

  test('Y09 have one address each; anything else is refused by its field', async () => {
    for (const email of ['a@x.example,b@y.example', 'a@x.example\nBcc: b@y.example', '', 'nobody'])
      await expect(create({ email })).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.any(String) } })
  })

  test('V6 get a new password, and no device stands for a second factor beside it', async () => {
    const { id: userId } = await create({ email: 'devices@example.test' })
    const person = { directoryId: tenant.directories.main, userId }
    const devices = () => withTenant(tenant.id, (tx) => tx.db.rememberedDevice.count({ where: { userId } }))
    await withTenant(tenant.id, async (tx) => {
      const environmentId = tenant.production.id
      const { id: browserId } = await createBrowser(tx, environmentId, now)
      await rememberDevice(tx, { ...person, environmentId, browserId }, 86_400, now)
    })
    expect(await devices()).toBe(1)
    await withTenant(tenant.id, (tx) => setPassword(tx, { ...person, passwordHash: 'x', now }))
    expect(await devices()).toBe(0)
  })

  test('a verified address is one person’s, in any spelling', async () => {
    await create({ email: 'Taken@Example.test' })
    await expect(create({ email: 'taken@example.TEST' })).rejects.toMatchObject({
      code: 'conflict',
      fields: { email: expect.any(String) },
    })
  })

  test('a verified address is given once, to however many ask at the same moment', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => create({ email: 'race@example.test' })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' })
    expect(
      await withTenant(tenant.id, (tx) => tx.db.identifier.count({ where: { normalized: 'race@example.test' } })),
    ).toBe(1)
  })

  test('an unverified address reserves nothing', async () => {
    await create({ email: 'open@example.test', isEmailVerified: false })
    const holder = await create({ email: 'open@example.test' })
    expect(await find('open@example.test')).toMatchObject({ id: holder.id })
  })

  test('the same address in another directory is another person', async () => {
    const here = await find(tenant.ada.email)
    const there = await find(tenant.ada.email, tenant.directories.staging)
    expect([here?.id, there?.id]).toEqual([tenant.ada.id, tenant.testAda.id])
  })

  test('ASVS 6.2.2 a new password takes the place of the old one', async () => {
    const { id: userId } = await create({
      email: 'change@example.test',
      passwordHash: await hashPassword('the old one, once', cheapCost),
    })
    const passwordHash = await hashPassword('the new one, now', cheapCost)
    await withTenant(tenant.id, (tx) =>
      setPassword(tx, { directoryId: tenant.directories.main, userId, passwordHash, now }),
    )
    const hash = (await find('change@example.test'))?.secretHash ?? ''
    expect([await verifyPassword(hash, 'the new one, now'), await verifyPassword(hash, 'the old one, once')]).toEqual([
      true,
      false,
    ])
  })

  test('without a password nobody signs in with one', async () => {
    await create({ email: 'none@example.test' })
    expect(await find('none@example.test')).toMatchObject({ secretHash: null })
  })
})
