import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { purgeExpired } from './janitor.ts'
import { type ChangeListener, listenForChanges } from './listen.ts'
import { dropPartitions, makePartitions } from './partitions.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { freshHash, placeCode } from './testing/issue.ts'
import { placeTenant } from './testing/place.ts'
import { onServer } from './testing/template.ts'
import { type Tx, withTenant } from './with-tenant.ts'

const now = new Date()
const day = 86_400
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

describe('the janitor', () => {
  const counts = (tx: Tx) =>
    Promise.all([
      tx.db.browser.count(),
      tx.db.session.count(),
      tx.db.tokenFamily.count(),
      tx.db.authorizationCode.count(),
      tx.db.attempt.count(),
    ])

  test('deletes what has expired, of every tenant, in batches, and nothing else', async () => {
    const [old, live] = [await placeTenant(plusSeconds(now, -3 * day)), await placeTenant(now)]
    await placeCode(live, now)
    for (let i = 0; i < 5; i++) await placeCode(old, plusSeconds(now, -3 * day))
    for (const { tenantId, windowStartedAt } of [
      { ...old, windowStartedAt: plusSeconds(now, -2 * day) },
      { ...live, windowStartedAt: now },
    ])
      await withTenant(tenantId, (tx) =>
        tx.db.attempt.create({
          data: { scope: 's', keyHash: Uint8Array.from(freshHash()), count: 1, windowStartedAt },
        }),
      )
    const purged = await purgeExpired({ batch: 2 })
    expect(purged).toMatchObject({ deleted: { token_families: 5, browsers: 1, attempts: 1 }, failed: {} })
    expect(await withTenant(old.tenantId, counts)).toEqual([0, 0, 0, 0, 0])
    expect(await withTenant(live.tenantId, counts)).toEqual([1, 1, 1, 1, 1])
    expect(new Set(Object.values((await purgeExpired()).deleted))).toEqual(new Set([0]))
  })

  test('goes on with the others where a table can’t be purged, and says so', async () => {
    const old = await placeTenant(plusSeconds(now, -3 * day))
    const asOwner = (text: string) => onServer(database.urls.signet_owner, (client) => client.query(text))
    await asOwner('revoke delete on attempts from signet_janitor')
    const { deleted, failed } = await purgeExpired()
    await asOwner('grant delete on attempts to signet_janitor')
    expect(Object.keys(failed)).toEqual(['attempts'])
    expect(deleted.browsers).toBe(1)
    expect(await withTenant(old.tenantId, (tx) => tx.db.browser.count())).toBe(0)
  })

  test('keeps what a known browser is known by', async () => {
    const known = await placeTenant(plusSeconds(now, -100 * day))
    const rename = { expiresAt: plusSeconds(now, 80 * day) }
    await withTenant(known.tenantId, (tx) => tx.db.browser.updateMany({ data: rename }))
    await purgeExpired()
    expect(await withTenant(known.tenantId, (tx) => tx.db.session.count())).toBe(1)
  })
})

describe('partitions', () => {
  const event = (tx: Tx, at: Date) =>
    tx.db.auditEvent.create({
      data: { id: newId(), at, actorKind: 'user', action: 'a', targetKind: 't', result: 'ok', requestId: 'r' },
    })

  test('are there for the months to come', async () => {
    expect(await makePartitions()).toEqual({ made: 0, strays: 0 })
    const { tenantId } = await placeTenant(now)
    for (const days of [-20, 0, 60, 85]) await withTenant(tenantId, (tx) => event(tx, plusSeconds(now, days * day)))
    expect((await makePartitions()).strays).toBe(0)
  })

  test('take in rows that came before them; others are counted', async () => {
    const { tenantId } = await placeTenant(now)
    const ahead = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 15))
    const name = `audit_event_${ahead.toISOString().slice(0, 7).replace('-', '')}`
    await onServer(database.urls.admin, (client) => client.query(`drop table ${name}`))
    await withTenant(tenantId, (tx) => event(tx, ahead))
    await withTenant(tenantId, (tx) => event(tx, plusSeconds(now, 1000 * day)))
    expect(await makePartitions()).toEqual({ made: 1, strays: 1 })
    expect(await withTenant(tenantId, (tx) => tx.db.auditEvent.count())).toBe(2)
    const { rows } = await onServer(database.urls.admin, (client) =>
      client.query('select relrowsecurity and relforcerowsecurity as walled from pg_class where relname = $1', [name]),
    )
    expect(rows).toEqual([{ walled: true }])
  })

  test('are dropped whole when they are older than what is kept, and not before', async () => {
    await onServer(database.urls.signet_owner, (client) =>
      client.query("select make_partition('audit_event', 'audit_event_202001', '2020-01-01Z', '2020-02-01Z')"),
    )
    expect(await dropPartitions({ auditDays: 400, tokenDays: 30 })).toBe(1)
    expect(await dropPartitions({ auditDays: 400, tokenDays: 30 })).toBe(0)
    await expect(dropPartitions({ auditDays: 1, tokenDays: 7 })).rejects.toThrow(/at least 30 days/)
  })
})

describe('the listener', () => {
  /** What is heard, one after the other. */
  function hearing() {
    const heard: string[] = []
    const waiting: ((what: string) => void)[] = []
    const hear = (what: string) => {
      const next = waiting.shift()
      if (next) next(what)
      else heard.push(what)
    }
    let heardAt: (since: number) => void = () => undefined
    /** When a beat that began from now on has come back. */
    const beat = () => {
      const begun = Date.now()
      return new Promise<number>((resolve) => {
        heardAt = (since) => since >= begun && resolve(since)
      })
    }
    const listener: ChangeListener = {
      onChange: (tenantId, environmentId) => hear(`${tenantId}:${environmentId}`),
      onFlush: () => hear('flush'),
      onHeard: (since) => heardAt(since),
    }
    const next = (): Promise<string> => {
      const [first] = heard.splice(0, 1)
      return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first)
    }
    return { listener, next, heard, beat }
  }

  test('hears of changes, and flushes everything after a lost connection', async () => {
    const { tenantId, environmentId } = await placeTenant(now)
    const rename = (name: string) => withTenant(tenantId, (tx) => tx.db.client.updateMany({ data: { name } }))
    const { listener, next } = hearing()
    const listening = listenForChanges(listener)
    expect(await next()).toBe('flush')
    await rename('A')
    expect(await next()).toBe(`${tenantId}:${environmentId}`)
    await onServer(database.urls.admin, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'signet listener' and datname = current_database()",
      ),
    )
    expect(await next()).toBe('flush')
    await rename('B')
    expect(await next()).toBe(`${tenantId}:${environmentId}`)
    await listening.close()
  })

  test('a beat of its own comes back after all that was committed before it', async () => {
    const { tenantId, environmentId } = await placeTenant(now)
    const { listener, next, heard, beat } = hearing()
    const listening = listenForChanges(listener)
    expect(await next()).toBe('flush')
    await withTenant(tenantId, (tx) => tx.db.client.updateMany({ data: { name: 'C' } }))
    await beat()
    expect(heard).toEqual([`${tenantId}:${environmentId}`])
    await listening.close()
  })
})
