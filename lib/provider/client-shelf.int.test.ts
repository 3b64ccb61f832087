import { expect, test } from 'vitest'
import { secretsOf } from '#lib/clients/stored.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { ClientShelf } from './client-shelf.ts'

onTestDatabase()

test('a client beyond the bound of the shelf has its secrets too; they are not among what it shows', async () => {
  const { id, production } = await seedTenant()
  const shelf = new ClientShelf({ tenantId: id, environmentId: production.id }, 1)
  for (const seeded of [production.web, production.firstParty, production.firstParty]) {
    const entry = await shelf.find(seeded.clientId)
    expect(entry?.client.clientId).toBe(seeded.clientId)
    const [secret] = entry === undefined ? [] : secretsOf(entry.client)
    expect(secret?.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(entry)).not.toContain(secret?.hash)
  }
})
