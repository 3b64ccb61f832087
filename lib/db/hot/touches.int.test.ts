import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { testDatabase } from '../testing/database.ts'
import { placeOf } from '../testing/issue.ts'
import { type PlacedTenant, placeTenant } from '../testing/place.ts'
import { statementsOf } from '../testing/statements.ts'
import { withTenant } from '../with-tenant.ts'
import { touchSecret } from './touches.ts'

const now = new Date('2026-11-26T10:00:00Z')

beforeAll(async () => {
  await testDatabase()
})

async function placeSecret(tenant: PlacedTenant): Promise<string> {
  const [id, place] = [newId(), { environmentId: tenant.environmentId, clientId: tenant.clientRef }]
  await withTenant(tenant.tenantId, ({ db }) =>
    db.clientSecret.create({ data: { ...place, id, secretHash: Uint8Array.from(sha256(id)), hint: 'x' } }),
  )
  return id
}

const lastUse = ({ tenantId }: PlacedTenant, id: string) =>
  withTenant(tenantId, async ({ db }) => (await db.clientSecret.findFirstOrThrow({ where: { id } })).lastUsedAt)

test('the last uses of many tenants’ secrets are one statement, each under its own tenant', async () => {
  const [a, b] = [await placeTenant(), await placeTenant()]
  const [ofA, ofB, alsoOfB] = [await placeSecret(a), await placeSecret(b), await placeSecret(b)]
  const said = await statementsOf(() =>
    // The third names a secret of another tenant than its own.
    Promise.all([
      touchSecret(placeOf(a), ofA, now),
      touchSecret(placeOf(b), ofB, now),
      touchSecret(placeOf(a), alsoOfB, now),
    ]),
  )
  expect(said).toEqual(['select * from hot_touch_secrets($1)'])
  expect(await Promise.all([lastUse(a, ofA), lastUse(b, ofB), lastUse(b, alsoOfB)])).toEqual([now, now, null])
})
