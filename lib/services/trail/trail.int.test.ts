import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { record } from '#lib/audit/record.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { writeCursor } from '../paging.ts'
import { readingList } from '../paging-scope.ts'
import { listTrail } from './list.ts'

setTestMasterKey()

const now = new Date()
let tenant: SeededTenant
let owner: Actor

const ask = (input: object) => listTrail.call({ actor: owner, tenant: tenant.slug, now }, input)

beforeAll(async () => {
  const database = await testDatabase()
  await stockPool(12)
  tenant = await seedTenant({ now })
  const { owner: person } = tenant
  owner = { kind: 'user', tenantId: tenant.id, directoryId: person.directoryId, userId: person.id, name: 'Olga' }
  const { web } = tenant.production
  await withTenant(tenant.id, async (tx) => {
    for (let minute = 0; minute < 7; minute++)
      await record(tx, {
        at: new Date(now.getTime() - minute * 60_000),
        action: 'client.changed',
        actor: { kind: 'user', id: person.id },
        target: web.id,
        environmentId: tenant.production.id,
        changes: { before: { name: `n${minute}` }, after: { name: `n${minute + 1}` } },
      })
    await record(tx, {
      at: now,
      action: 'user.suspended',
      actor: { kind: 'user', id: person.id },
      target: tenant.ada.id,
    })
    await record(tx, {
      at: now,
      action: 'user.changed',
      actor: { kind: 'user', id: tenant.ada.id },
      target: tenant.ada.id,
    })
  })
  return () => database.close()
})

describe('the trail', () => {
  test('names who did what to what as they are called today, with ids as the console shows them', async () => {
    const { rows } = await ask({ target: formatId('client', tenant.production.web.id) })
    expect(rows).toHaveLength(7)
    expect(rows[0]).toMatchObject({
      action: 'client.changed',
      actor: { kind: 'user', id: formatId('user', tenant.owner.id), name: tenant.owner.displayName },
      target: { kind: 'client', id: formatId('client', tenant.production.web.id) },
      changes: { before: { name: 'n0' }, after: { name: 'n1' } },
    })
  })

  test('pages follow each other without a gap or a repetition', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await ask({
        target: formatId('client', tenant.production.web.id),
        limit: 3,
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })

  test('what was done to a person and what they did themselves come together, each once', async () => {
    const { rows } = await ask({ about: formatId('user', tenant.ada.id) })
    expect(rows.map(({ action }) => action).sort()).toEqual(['user.changed', 'user.suspended'])
  })

  test('filters combine, and an id that names nothing finds nothing', async () => {
    const actor = formatId('user', tenant.owner.id)
    expect((await ask({ actor, action: 'user.suspended', result: 'ok', sinceHours: 1 })).rows).toHaveLength(1)
    expect((await ask({ actor, action: 'user.suspended', result: 'failed' })).rows).toEqual([])
    expect((await ask({ target: 'usr_nobody' })).rows).toEqual([])
  })

  test('S08 a cursor that is no page of the trail is refused', async () => {
    await expect(ask({ cursor: 'bm90IG91cnM' })).rejects.toMatchObject({ code: 'invalid' })
    const place = { key: 'no time', id: tenant.ada.id }
    const strange = await readingList(tenant.id, 'trail.list', async () => writeCursor(place))
    await expect(ask({ cursor: strange })).rejects.toMatchObject({ code: 'not_found' })
  })
})
