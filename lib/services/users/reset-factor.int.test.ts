import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { may } from '#lib/access/may.ts'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { createBrowser } from '#lib/identity/browsers.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { openCell } from '#lib/mail/sealed.ts'
import { seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { seedSession } from '../testing/people-things.ts'
import { getUser } from './get.ts'
import { removeUserCredential } from './remove-credential.ts'
import { resetUserFactor } from './reset-factor.ts'

onTestDatabase({ keys: 30 })

const now = new Date()
let tenant: SeededTenant
const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, work)
const actorOf = (user: { id: string; directoryId: string }): Actor => ({
  kind: 'user',
  tenantId: tenant.id,
  directoryId: user.directoryId,
  userId: user.id,
  name: 'Somebody',
})
const as = (user: { id: string; directoryId: string }) => ({ actor: actorOf(user), tenant: tenant.slug, now })
const named = ({ id }: { id: string }) => ({ directory: 'main', id: formatId('user', id) })
const reset = (by: { id: string; directoryId: string }, whose: { id: string }, more = {}) =>
  resetUserFactor.call(as(by), { ...named(whose), ...more })
const view = (whose: { id: string }) => getUser.call(as(tenant.owner), named(whose))
const events = (action: string) => inTenant((tx) => tx.db.auditEvent.findMany({ where: { action } }))
const liveSessions = (userId: string) => inTenant((tx) => tx.db.session.count({ where: { userId, endedAt: null } }))

const passkey = (user: { id: string; directoryId: string }, name: string) => ({
  ...{ tenantId: tenant.id, directoryId: user.directoryId, userId: user.id, id: newId(now), name },
  credentialId: randomBytes(32),
  publicKey: randomBytes(77),
  rpId: 'localhost',
  transports: ['internal'],
  aaguid: '00000000-0000-0000-0000-000000000000',
  backupEligible: true,
  backedUp: true,
})
const factorsOf = async (user: { id: string }) => {
  const rows = await inTenant((tx) => tx.db.user.findMany({ where: { id: user.id }, select: { factors: true } }))
  return rows[0]?.factors
}

/** A passkey, an authenticator app, three recovery codes of which one is used, a remembered device and a session. */
async function equip(user: { id: string; directoryId: string }) {
  const mine = { directoryId: user.directoryId, userId: user.id }
  await inTenant(async (tx) => {
    const own = { tenantId: tx.tenantId, ...mine }
    await tx.db.credential.createMany({
      data: [
        { ...own, id: newId(now), kind: 'totp', confirmedAt: now },
        ...[null, null, now].map((lastUsedAt) => ({ ...own, id: newId(now), kind: 'recovery_code', lastUsedAt })),
      ],
    })
    await tx.db.passkey.createMany({ data: [passkey(user, 'Laptop')] })
    const environmentId = tenant.production.id
    const browser = await createBrowser(tx, environmentId, now)
    const device = { ...own, id: newId(now), environmentId, browserId: browser.id, expiresAt: plusSeconds(now, 3_600) }
    await tx.db.rememberedDevice.createMany({ data: [device] })
  })
  await inTenant((tx) => seedSession(tx, tenant, user as typeof tenant.ada, now))
}

beforeEach(async () => {
  tenant = await seedTenant({ now })
})

describe('6.5.6 7.4.3 second factors that an administrator resets', () => {
  test('are gone with the devices that were not asked for them; what was and is stands in the trail', async () => {
    const { ada, ben, owner } = tenant
    await equip(ada)
    await equip(ben)
    const before = await view(ada)
    expect(before.factors).toMatchObject({
      passkeys: [{ name: 'Laptop', synced: true, isCopied: false }],
      authenticatorApps: [{ lastUsedAt: null }],
      recoveryCodes: { left: 2, made: 3 },
      rememberedDevices: [{ device: 'Unknown device', environment: 'Production' }],
    })
    expect(before.credentials.map(({ kind }) => kind).toSorted()).toEqual(['password', 'totp'])
    const taken = { passkeys: 1, authenticatorApps: 1, recoveryCodes: 3, rememberedDevices: 1, sessions: 1 }
    expect(await reset(owner, ada)).toEqual(taken)
    expect((await view(ada)).factors).toEqual({
      passkeys: [],
      authenticatorApps: [],
      recoveryCodes: null,
      rememberedDevices: [],
    })
    expect(await liveSessions(ada.id)).toBe(0)
    const told = await events('user.factor_reset')
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      targetId: ada.id,
      actorId: owner.id,
      changes: {
        before: taken,
        after: { passkeys: 0, authenticatorApps: 0, recoveryCodes: 0, rememberedDevices: 0, sessions: 0 },
      },
    })
    expect((await view(ben)).factors.authenticatorApps).toHaveLength(1)
    expect(await liveSessions(ben.id)).toBe(1)
    expect(await factorsOf(ada)).toBe(1)
    expect(await factorsOf(ben)).toBe(1 | 2 | 4 | 8)
  })

  test('6.4.4 are told of by mail to the person; sessions go on only where the administrator says so', async () => {
    const { ada, owner } = tenant
    await equip(ada)
    expect(await reset(owner, ada, { endSessions: false })).toMatchObject({ sessions: 0 })
    expect(await liveSessions(ada.id)).toBe(1)
    const mails = await inTenant((tx) => tx.db.mail.findMany({ where: { kind: 'security_notice', aboutId: ada.id } }))
    expect(mails).toHaveLength(1)
    const [mail] = mails
    const recipient = await inTenant((tx) =>
      openCell(tx, mail?.id ?? '', 'recipient', mail?.recipient ?? Buffer.alloc(0)),
    )
    expect(recipient).toBe('ada@example.test')
  })

  test('where there is nothing to take, nothing ends, nobody is told, and no event is written', async () => {
    const { ada, owner } = tenant
    await inTenant((tx) => seedSession(tx, tenant, ada, now))
    expect(await reset(owner, ada)).toEqual({
      passkeys: 0,
      authenticatorApps: 0,
      recoveryCodes: 0,
      rememberedDevices: 0,
      sessions: 0,
    })
    expect(await liveSessions(ada.id)).toBe(1)
    expect(await events('user.factor_reset')).toEqual([])
    expect(await inTenant((tx) => tx.db.mail.count({ where: { aboutId: ada.id } }))).toBe(0)
  })

  test('one passkey alone goes where it is named; a copied one is no factor; somebody else’s is not found', async () => {
    const { ada, ben, owner } = tenant
    await equip(ada)
    const [phone, theirs] = [passkey(ada, 'Phone'), passkey(ben, 'Theirs')]
    await inTenant((tx) => tx.db.passkey.createMany({ data: [phone, theirs] }))
    const wrong = { passkey: formatId('credential', theirs.id) }
    await expect(reset(owner, ada, wrong)).rejects.toMatchObject({ code: 'not_found' })
    expect(await reset(owner, ada, { passkey: formatId('credential', phone.id) })).toEqual({
      ...{ passkeys: 1, authenticatorApps: 0, recoveryCodes: 0, rememberedDevices: 1, sessions: 1 },
    })
    expect((await view(ada)).factors.passkeys.map(({ name }) => name)).toEqual(['Laptop'])
    expect(await factorsOf(ada)).toBe(1 | 2 | 4 | 8)
    await inTenant((tx) => tx.db.passkey.updateMany({ where: { userId: ada.id }, data: { clonedAt: now } }))
    expect(await factorsOf(ada)).toBe(1 | 4 | 8)
    expect(await factorsOf(ben)).toBe(1 | 2)
  })

  test('reset twice at once are reset once', async () => {
    const { ada, owner } = tenant
    await equip(ada)
    const both = await Promise.all([reset(owner, ada), reset(owner, ada)])
    expect(both.map(({ authenticatorApps }) => authenticatorApps).sort()).toEqual([0, 1])
    expect(await events('user.factor_reset')).toHaveLength(1)
  })

  test('S10 are not one’s own, and not those of somebody who holds more', async () => {
    const { ada, owner } = tenant
    await equip(owner)
    await expect(reset(owner, owner)).rejects.toMatchObject({ code: 'forbidden' })
    await inTenant((tx) => seedBuiltInRole(tx, ada, 'user_manager', now))
    await expect(reset(ada, owner)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await view(owner)).factors.authenticatorApps).toHaveLength(1)
    await equip(tenant.ben)
    expect(await reset(ada, tenant.ben)).toMatchObject({ authenticatorApps: 1 })
  })

  test('take a permission of their own: it is not in changing people, nor with whoever only reads', async () => {
    const holders = everyBuiltInRole.filter((role) => builtInRoles[role].permissions.includes('user:reset_factor'))
    expect(holders).toEqual(['owner', 'admin', 'user_manager'])
    const support = await inTenant(async (tx) => {
      const place = { directoryId: tenant.directories.main, email: 'sue@example.test', displayName: 'Sue', now }
      const user = await seedUser(tx, { ...place, password: 'nine quiet owls at dusk' })
      await seedBuiltInRole(tx, user, 'support', now)
      return user
    })
    await equip(tenant.ada)
    await expect(reset(support, tenant.ada)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await inTenant((tx) => may(tx, actorOf(support), 'user:reset_factor'))).allowed).toBe(false)
  })

  test('are not removed by way of a credential, which asks for less and tells nobody', async () => {
    const { ada, owner } = tenant
    await equip(ada)
    const [app] = (await view(ada)).factors.authenticatorApps
    await expect(
      removeUserCredential.call(as(owner), { ...named(ada), credential: app?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await view(ada)).factors.authenticatorApps).toHaveLength(1)
  })
})
