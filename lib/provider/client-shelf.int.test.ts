import { expect, test } from 'vitest'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { ClientShelf, secretsOf } from './client-shelf.ts'

onTestDatabase()

test('a client beyond the bound of the shelf has its secrets too', async () => {
  const { id, production } = await seedTenant()
  const shelf = new ClientShelf({ tenantId: id, environmentId: production.id }, 1)
  for (const seeded of [production.web, production.firstParty, production.firstParty]) {
    const entry = await shelf.find(seeded.clientId)
    expect(entry?.client.clientId).toBe(seeded.clientId)
    expect(entry && secretsOf(entry.client)).toHaveLength(1)
  }
})
