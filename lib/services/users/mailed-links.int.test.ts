import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { getUser } from './get.ts'
import { sendPasswordReset } from './send-password-reset.ts'
import { sendVerification } from './send-verification.ts'
import { suspendUser } from './suspend.ts'

onTestDatabase({ keys: 20 })

const now = new Date()
let tenant: SeededTenant
let person: SeededUser
let mailsBefore = 0
let people = 0
beforeAll(async () => {
  tenant = await seedTenant({ now })
})
beforeEach(async () => {
  people += 1
  const email = `person${people}@example.test`
  const wanted = { directoryId: tenant.directories.main, email, displayName: 'Ada Mailed', password: 'tall ships', now }
  person = await inTenant((tx) => seedUser(tx, wanted))
  mailsBefore = await inTenant((tx) => tx.db.mail.count())
})

const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, work)
const owner = (at = now) => {
  const { id: userId, directoryId } = tenant.owner
  const actor = { kind: 'user', tenantId: tenant.id, directoryId, userId, name: 'Olive Owner' } as const
  return { actor, tenant: tenant.slug, now: at }
}
const named = (user: SeededUser, directory = 'main') => ({ directory, id: formatId('user', user.id) })
const reset = (user: SeededUser, more: { at?: Date; environment?: string; directory?: string } = {}) =>
  sendPasswordReset.call(owner(more.at), {
    ...named(user, more.directory),
    environment: more.environment ?? 'production',
  })

async function verify(user: SeededUser, more: { at?: Date; environment?: string; identifierOf?: SeededUser } = {}) {
  const {
    user: { identifiers },
  } = await getUser.call(owner(), named(more.identifierOf ?? user))
  const identifier = identifiers.find(({ kind }) => kind === 'email')?.id ?? ''
  return sendVerification.call(owner(more.at), {
    ...named(user),
    identifier,
    environment: more.environment ?? 'production',
  })
}

const unconfirmed = (user: SeededUser) =>
  inTenant((tx) => tx.db.identifier.updateMany({ where: { userId: user.id }, data: { verifiedAt: null } }))
/** What was sent to this test's person: challenges that stand, mails that wait, events that say so. */
const sent = () =>
  inTenant(async (tx) => ({
    challenges: await tx.db.mailChallenge.count({ where: { subject: person.id } }),
    mails: (await tx.db.mail.count()) - mailsBefore,
    events: await tx.db.auditEvent.count({
      where: {
        action: { in: ['user.reset_sent', 'user.verification_sent'] },
        result: 'ok',
        targetId: person.id,
      },
    }),
  }))
const nothing = { challenges: 0, mails: 0, events: 0 }
const once = { challenges: 1, mails: 1, events: 1 }

describe.each([
  ['a link to choose a new password', reset, async () => {}],
  ['a link to confirm an address', verify, unconfirmed],
] as const)('Y02 %s', (_, send, prepare) => {
  beforeEach(async () => {
    await prepare(person)
  })

  test('goes out once in half a minute, and says how long to wait', async () => {
    await send(person)
    await expect(send(person, { at: plusSeconds(now, 10) })).rejects.toMatchObject({
      code: 'limited',
      retryAfterSeconds: 20,
    })
    expect(await sent()).toEqual(once)
    await send(person, { at: plusSeconds(now, 30) })
    expect(await sent()).toEqual({ challenges: 1, mails: 2, events: 2 })
  })

  test('goes to nobody who is suspended', async () => {
    await suspendUser.call(owner(), named(person))
    await expect(send(person)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('suspended'),
    })
    expect(await sent()).toEqual(nothing)
  })

  test.each(['staging', 'control', 'nowhere'])('leads to no pages of another directory: %s', async (environment) => {
    await expect(send(person, { environment })).rejects.toMatchObject({ code: 'not_found' })
    expect(await sent()).toEqual(nothing)
  })
})

test('Y02 a link to choose a new password goes to no address that is not confirmed', async () => {
  await unconfirmed(person)
  await expect(reset(person)).rejects.toMatchObject({ code: 'conflict' })
  expect(await sent()).toEqual(nothing)
})

test('Y02 a confirmed address is not asked to be confirmed, nor is somebody else’s of this person', async () => {
  await expect(verify(person)).rejects.toMatchObject({ code: 'conflict' })
  await unconfirmed(tenant.ben)
  await expect(verify(person, { identifierOf: tenant.ben })).rejects.toMatchObject({ code: 'not_found' })
  expect(await sent()).toEqual(nothing)
})

test('S03 nobody is found in a directory that is not theirs', async () => {
  await expect(reset(person, { directory: 'staging', environment: 'staging' })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await sent()).toEqual(nothing)
})
