import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { beside } from '#lib/db/testing/beside.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { advanceSignIn } from '#lib/identity/advance-sign-in.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { signInWithPassword } from '#lib/identity/sign-in.ts'
import { setPassword } from '#lib/identity/users.ts'
import { runWith } from '#lib/kernel/context.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { keepOutbox } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { deleteUser } from './delete.ts'
import { resetUserPassword } from './reset-password.ts'
import { suspendUser } from './suspend.ts'

onTestDatabase()

const now = new Date()
let tenant: SeededTenant
let person: SeededUser

beforeAll(async () => {
  keepOutbox()
  tenant = await seedTenant({ now })
})

beforeEach(async () => {
  const directoryId = tenant.directories.main
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = { directoryId, email, displayName: 'Pat', password: 'four tall quiet ships', now }
  person = await inTenant((tx) => seedUser(tx, wanted))
})

const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, work)
const live = () => inTenant((tx) => tx.db.session.count({ where: { userId: person.id, endedAt: null } }))
const environment = () => ({ id: tenant.production.id, kind: 'production' })
const place = () => ({ tenantId: tenant.id, directoryId: tenant.directories.main, environment: environment() })
const whose = () => ({ directoryId: tenant.directories.main, userId: person.id })
const inRequest = <T>(work: () => Promise<T>): Promise<T> =>
  runWith({ requestId: newId(), ip: '10.4.4.4', userAgent: 'test' }, work)

/** Signs in by the password that the person had at first. */
const signIn = () =>
  inRequest(() =>
    signInWithPassword({
      ...{ place: place(), identifier: person.email, password: person.password, browserId: null },
      ...{ ip: '10.4.4.4', now },
    }),
  )

/** As administrators do it: on another connection, in a transaction of its own. */
const by = () => ({
  actor: {
    kind: 'user' as const,
    tenantId: tenant.id,
    directoryId: tenant.owner.directoryId,
    userId: tenant.owner.id,
    name: 'Olive Owner',
  },
  tenant: tenant.slug,
  now,
})
const named = () => ({ directory: 'main', id: formatId('user', person.id) })

/** What can happen to somebody beside their sign-in, each as one transaction that holds what it holds until it ends. */
const acts: Record<string, (tx: Tx) => Promise<unknown>> = {
  'who is suspended': async (tx) => {
    await tx.db.user.updateMany({ where: { id: person.id }, data: { status: 'suspended' } })
    await endSessions(tx, whose(), { reason: 'user_suspended', actor: { kind: 'system', id: 'test' }, now })
  },
  'whose password is replaced': async (tx) => {
    await lockPerson(tx, whose())
    await endSessions(tx, whose(), { reason: 'password_changed', actor: { kind: 'system', id: 'test' }, now })
    await setPassword(tx, { ...whose(), passwordHash: await hashPassword('another one, longer'), now })
  },
  'who is deleted': (tx) => tx.db.user.deleteMany({ where: { id: person.id } }),
}

describe('no session lives after what ends it', () => {
  test.each(Object.keys(acts))('of somebody %s while their password is being checked', async (what) => {
    const [, outcome] = await beside(tenant.id, acts[what] ?? (async () => undefined), signIn)
    expect(outcome.kind).not.toBe('signed_in')
    expect(await live()).toBe(0)
  })

  const verbs = {
    'is suspended': () => suspendUser.call(by(), named()),
    'gets another password': () => resetUserPassword.call(by(), named()),
    'is deleted': () => deleteUser.call(by(), { ...named(), confirm: person.email }),
  }
  test.each(Object.entries(verbs))('of somebody who %s while their session begins', async (_, end) => {
    const { id: credential } = await inTenant((tx) =>
      tx.db.credential.findFirstOrThrow({ where: { userId: person.id, kind: 'password' } }),
    )
    const begin = (tx: Tx) =>
      advanceSignIn(tx, {
        ...{ place: place(), userId: person.id, proofs: [{ kind: 'password', at: now, credential }] },
        ...{ browserId: null, clientRef: null, app: { level: 1, forced: false }, now },
      })
    const [begun] = await beside(tenant.id, begin, end)
    expect(begun.kind).toBe('signed_in')
    expect(await live()).toBe(0)
  })
})
