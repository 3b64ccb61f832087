import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { trailColumns } from '#components/activity/trail-columns.ts'
import type { Actor } from '#lib/access/actor.ts'
import { erasePerson } from '#lib/audit/person-keys.ts'
import { record } from '#lib/audit/record.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { exportFormats } from '#lib/http/export-format.ts'
import { streamOf } from '#lib/http/export-stream.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { listTrail } from './list.ts'

setTestMasterKey()

const now = new Date()
const formula = '=HYPERLINK("https://evil.example")'

let tenant: SeededTenant
let owner: Actor
/** Somebody who is gone, from the tenant and from the trail. */
const gone = newId()

beforeAll(async () => {
  const database = await testDatabase()
  await stockPool(6)
  tenant = await seedTenant({ now })
  const { owner: person } = tenant
  owner = { kind: 'user', tenantId: tenant.id, directoryId: person.directoryId, userId: person.id, name: 'Olga' }
  const byUser = (id: string, n: number, ip: string) =>
    runWith({ requestId: newId(), ip, userAgent: formula }, () =>
      withTenant(tenant.id, (tx) => {
        const event = { action: 'session.started', actor: { kind: 'user', id }, target: newId() } as const
        return record(tx, { ...event, at: new Date(now.getTime() - n * 1000), environmentId: tenant.production.id })
      }),
    )
  for (let n = 0; n < 5; n++) await byUser(tenant.ada.id, n, '192.0.2.1')
  await byUser(gone, 9, '192.0.2.9')
  await withTenant(tenant.id, (tx) => erasePerson(tx, gone))
  return () => database.close()
})

async function exported(format: 'csv' | 'jsonl', filter: object): Promise<string> {
  const pageAt = (cursor?: string) =>
    listTrail.call({ actor: owner, tenant: tenant.slug, now }, { ...filter, limit: 2, ...(cursor ? { cursor } : {}) })
  const written = exportFormats[format]
  if (written === undefined) throw new Error('no such format')
  return new Response(streamOf(await pageAt(), pageAt, trailColumns, written)).text()
}

describe('the trail as a file', () => {
  test('UX-C5 holds what its filters find, all pages of it', async () => {
    const text = await exported('jsonl', { action: 'session.started', ip: '192.0.2.1' })
    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows).toHaveLength(5)
    for (const row of rows)
      expect(row).toMatchObject({ action: 'session.started', ip: '192.0.2.1', environment: 'Production' })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(5)
  })

  test('what a browser calls itself runs in no spreadsheet', async () => {
    const rows = parse(await exported('csv', { action: 'session.started' }), { columns: true }) as Record<
      string,
      string
    >[]
    const devices = rows.flatMap(({ Device }) => (Device === '' ? [] : [Device]))
    expect(devices).toHaveLength(5)
    for (const device of devices) expect(device).toBe(`'${formula}`)
  })

  test('who was erased is a deleted person, whence they came is unknown, and their address finds nothing', async () => {
    const text = await exported('jsonl', { action: 'session.started' })
    const last = JSON.parse(text.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
    expect(last).toMatchObject({ actor: 'Deleted person', ip: null, userAgent: null })
    expect(await exported('jsonl', { ip: '192.0.2.9' })).toBe('')
  })
})
