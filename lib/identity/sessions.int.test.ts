import { beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '#lib/audit/list.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hashToken, randomId } from '#lib/kernel/tokens.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Values } from '#lib/policy/fields.ts'
import type { SeededUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { browserSeconds, createBrowser, renameBrowser } from './browsers.ts'
import { endSessions } from './end-sessions.ts'
import { endSession, startSession } from './sessions.ts'

onTestDatabase()

const now = new Date('2026-11-23T12:00:00Z')
const policy: Values<'session'> = { idleSeconds: 600, absoluteSeconds: 3_600, perUser: 3 }
const actor = { kind: 'system', id: 'test' } as const
let tenant: SeededTenant

beforeAll(async () => {
  tenant = await seedTenant({ now })
})

const within = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, run)

/** A session of its own browser, unless told. */
async function start(
  tx: Tx,
  user: SeededUser,
  ask: { browserId?: string; at?: Date; limits?: Values<'session'> } = {},
) {
  const at = ask.at ?? now
  const environmentId = tenant.production.id
  const browserId = ask.browserId ?? (await createBrowser(tx, environmentId, at)).id
  const { session } = await startSession(tx, {
    environmentId,
    directoryId: user.directoryId,
    userId: user.id,
    browserId,
    proofs: [{ kind: 'password', at }],
    policy: ask.limits ?? policy,
    now: at,
  })
  return { ...session, browserId }
}

async function family(tx: Tx, sessionId: string, userId: string, offline: boolean): Promise<string> {
  const id = newId()
  const place = { tenantId: tx.tenantId, environmentId: tenant.production.id, directoryId: tenant.directories.main }
  const row = { ...place, id, clientId: tenant.production.web.id, userId, sessionId, offline, sid: randomId() }
  await tx.db.tokenFamily.createMany({ data: [{ ...row, expiresAt: plusSeconds(now, 86_400) }] })
  return id
}
const isRevoked = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.db.tokenFamily.findFirstOrThrow({ where: { id } })).revokedAt !== null
const isEnded = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.db.session.findFirstOrThrow({ where: { id } })).endedAt !== null

describe('browsers', () => {
  test('ASVS 7.2.3 have names of 256 random bits, of which the hash alone is stored', async () => {
    const browsers = await within(async (tx) => [
      await createBrowser(tx, tenant.production.id, now),
      await renameBrowser(tx, tenant.production.id, null, now),
    ])
    for (const { token, id } of browsers) {
      const hash = hashToken('browser', token)
      const row = await within((tx) => tx.db.browser.findFirstOrThrow({ where: { id } }))
      expect(Buffer.from(row.tokenHash)).toEqual(hash)
    }
    expect(browsers.map(({ expiresAt }) => expiresAt)).toEqual([
      plusSeconds(now, browserSeconds.anonymous),
      plusSeconds(now, browserSeconds.known),
    ])
  })

  test('that are gone or expired are made anew, under another id', async () => {
    const old = await within((tx) => createBrowser(tx, tenant.production.id, now))
    const later = plusSeconds(now, browserSeconds.anonymous)
    for (const id of [old.id, newId()])
      expect((await within((tx) => renameBrowser(tx, tenant.production.id, id, later))).id).not.toBe(id)
  })
})

describe('sessions', () => {
  test('ASVS 7.3.1, 7.3.2 have an idle and an absolute limit, and idle never exceeds absolute', async () => {
    await within(async (tx) => {
      const { id } = await start(tx, tenant.ada, {
        limits: { idleSeconds: 9_000, absoluteSeconds: 3_600, perUser: 50 },
      })
      const row = await tx.db.session.findFirstOrThrow({ where: { id } })
      expect([row.idleExpiresAt, row.expiresAt]).toEqual([plusSeconds(now, 3_600), plusSeconds(now, 3_600)])
    })
  })

  test('one that is over is not renewed: signing in again makes another', async () => {
    await within(async (tx) => {
      const first = await start(tx, tenant.ben)
      const again = { browserId: first.browserId, at: plusSeconds(now, policy.idleSeconds) }
      const second = await start(tx, tenant.ben, again)
      expect(second.sid).not.toBe(first.sid)
    })
  })

  test('no proof, no session', async () => {
    const attempt = within((tx) =>
      startSession(tx, {
        environmentId: tenant.production.id,
        directoryId: tenant.directories.main,
        userId: tenant.ada.id,
        browserId: newId(),
        proofs: [],
        policy,
        now,
      }),
    )
    await expect(attempt).rejects.toThrow('a session needs a proof')
  })

  test('ASVS 7.1.2 beyond what a person may have at once, the one longest unused ends', async () => {
    await within(async (tx) => {
      const started = []
      for (let n = 0; n < 5; n++) started.push(await start(tx, tenant.owner, { at: plusSeconds(now, n) }))
      const ended = []
      for (const { id } of started) ended.push(await isEnded(tx, id))
      expect(ended).toEqual([true, true, false, false, false])
    })
  })

  test('ASVS 7.1.2 a browser holds no more than its bound, whosever they are', async () => {
    await within(async (tx) => {
      const { id: browserId } = await createBrowser(tx, tenant.production.id, now)
      const place = { tenantId: tx.tenantId, environmentId: tenant.production.id, directoryId: tenant.directories.main }
      const times = { authTime: now, expiresAt: plusSeconds(now, 60), idleExpiresAt: plusSeconds(now, 60) }
      for (let n = 0; n < bounds.session.perBrowser; n++) {
        const row = {
          ...place,
          id: newId(),
          browserId,
          userId: tenant.ben.id,
          sid: randomId(),
          lastSeenAt: plusSeconds(now, -n),
          ...times,
        }
        await tx.db.session.createMany({ data: [row] })
      }
      await start(tx, tenant.ada, { browserId })
      expect(await tx.db.session.count({ where: { browserId, endedAt: null } })).toBe(bounds.session.perBrowser)
    })
  })
})

describe('ASVS 7.4.1 ending sessions', () => {
  test('ends the families that live by them, and not the offline ones', async () => {
    await within(async (tx) => {
      const session = await start(tx, tenant.ada)
      const bound = await family(tx, session.id, tenant.ada.id, false)
      const offline = await family(tx, session.id, tenant.ada.id, true)
      await endSession(tx, session.id, 'signed_out', plusSeconds(now, 5))
      expect([await isEnded(tx, session.id), await isRevoked(tx, bound), await isRevoked(tx, offline)]).toEqual([
        true,
        true,
        false,
      ])
    })
  })

  test('all of a person, in every environment of their directory, offline families too when asked; nobody else’s', async () => {
    await within(async (tx) => {
      const ada = await start(tx, tenant.ada, { at: plusSeconds(now, 100) })
      const ben = await start(tx, tenant.ben, { at: plusSeconds(now, 100) })
      const families = [await family(tx, ada.id, tenant.ada.id, true), await family(tx, ben.id, tenant.ben.id, false)]
      const which = { directoryId: tenant.directories.main, userId: tenant.ada.id }
      await endSessions(tx, which, { reason: 'user_suspended', actor, now, offline: true })
      expect([await isEnded(tx, ada.id), await isEnded(tx, ben.id)]).toEqual([true, false])
      expect([await isRevoked(tx, families[0] ?? ''), await isRevoked(tx, families[1] ?? '')]).toEqual([true, false])
    })
  })

  test('all but this one', async () => {
    await within(async (tx) => {
      const kept = await start(tx, tenant.ada, { at: plusSeconds(now, 200) })
      const other = await start(tx, tenant.ada, { at: plusSeconds(now, 201) })
      const which = { directoryId: tenant.directories.main, userId: tenant.ada.id, except: kept.id }
      expect(await endSessions(tx, which, { reason: 'ended_by_user', actor, now })).toEqual([other.id])
      expect(await isEnded(tx, kept.id)).toBe(false)
    })
  })

  test('of one browser, and not of another that names the same session', async () => {
    await within(async (tx) => {
      const session = await start(tx, tenant.ada, { at: plusSeconds(now, 300) })
      const stranger = await createBrowser(tx, tenant.production.id, now)
      const ids = { environmentId: tenant.production.id, ids: [session.id] }
      expect(await endSessions(tx, { ...ids, browserId: stranger.id }, { reason: 'signed_out', actor, now })).toEqual(
        [],
      )
      expect(
        await endSessions(tx, { ...ids, browserId: session.browserId }, { reason: 'signed_out', actor, now }),
      ).toEqual([session.id])
    })
  })

  test('leaves one event each, and nothing the second time', async () => {
    const session = await within((tx) => start(tx, tenant.ben, { at: plusSeconds(now, 400) }))
    for (let n = 0; n < 2; n++) await within((tx) => endSession(tx, session.id, 'signed_out', plusSeconds(now, 401)))
    const { events } = await within((tx) => listEvents(tx, { targetId: session.id }))
    expect(events).toMatchObject([
      { action: 'session.ended', reason: 'signed_out', actor: { kind: 'user', id: tenant.ben.id } },
    ])
  })
})
