import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ClientSettings } from '#lib/clients/settings.ts'
import { insertClient } from '#lib/clients/write.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { hasChanges, planLines } from './plan-lines.ts'
import { applyFrom, exportYaml, planFrom } from './promotion.ts'

onTestDatabase()

const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'signet-promotion-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let tenant: SeededTenant
let place: { tenant: string; environment: string }

beforeAll(async () => {
  tenant = await seedTenant()
  place = { tenant: tenant.slug, environment: 'production' }
  const shop = { name: 'New shop', kind: 'web', redirectUris: ['https://staging.example.test/cb'] }
  await withTenant(tenant.id, (tx) => insertClient(tx, tenant.staging.id, ClientSettings.parse(shop), now))
})

/** Writes a file, and answers where it is. */
function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('configuration on the command line', () => {
  test('what was exported is planned to nothing', async () => {
    const exported = file('production.yaml', await exportYaml(tenant.slug, 'production', now))
    const planned = await planFrom({ ...place, file: exported, remove: true }, now)
    expect(hasChanges(planned)).toBe(false)
    expect(planLines(planned)).toEqual(['0 to create, 0 to change, 0 to remove.'])
  })

  test('a plan says what waits for a decision, and is applied once it is decided, as the command line', async () => {
    const exported = file('staging.yaml', await exportYaml(tenant.slug, 'staging', now))
    const asked = await planFrom({ ...place, file: exported }, now)
    expect(hasChanges(asked)).toBe(true)
    expect(planLines(asked)).toContain('+ client New shop')
    expect(planLines(asked).join('\n')).toContain('? clients.New shop.redirectUris: needs a decision')

    const decisions = file('decisions.yaml', 'New shop:\n  redirectUris: [https://shop.example.test/cb]\n')
    const options = { ...place, file: exported, decisions }
    const planned = await planFrom(options, now)
    expect(planned.faults).toEqual({})
    const plan = file('plan.json', JSON.stringify(planned))
    const done = await applyFrom({ ...options, reason: 'CI run 7', plan }, now)
    expect(done).toMatchObject({ created: 1, changed: 0, removed: 0 })
    const events = await withTenant(tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { actorId: 'command line' }, orderBy: { action: 'asc' } }),
    )
    expect(events.map(({ action, actorKind, reason }) => [action, actorKind, reason])).toEqual([
      ['client.created', 'system', null],
      ['environment.promoted', 'system', 'CI run 7'],
    ])
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(1)
    expect(hasChanges(await planFrom(options, now))).toBe(false)
    await expect(applyFrom({ ...options, reason: 'again', plan }, now)).rejects.toMatchObject({ code: 'conflict' })
  })

  test.each([
    ['decisions that are none', { decisions: 'Shop: keep' }],
    ['a decision on something else', { decisions: 'Shop: { name: keep }' }],
  ])('%s are refused', async (_, { decisions }) => {
    const options = { ...place, from: 'staging', decisions: file('wrong.yaml', decisions) }
    await expect(async () => planFrom(options, now)).rejects.toThrow()
  })
})
