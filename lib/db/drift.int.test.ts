import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { diffToSchema } from './testing/schema-engine.ts'
import { onServer } from './testing/template.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

/** Partial indexes, checks, policies, partitions and functions are beyond Prisma; the engine passes them over by itself. */
test('all migrations applied to an empty database are prisma/schema, no more and no less', async () => {
  expect(await diffToSchema(database.urls.admin)).toBe('')
})

test('and a column, an index or a foreign key that is missing would be noticed', async () => {
  await onServer(database.urls.admin, async (client) => {
    await client.query('alter table users drop column locale')
    await client.query('drop index credentials_tenant_id_directory_id_user_id_kind_idx')
    await client.query('alter table groups drop constraint groups_tenant_id_directory_id_fkey')
  })
  const diff = await diffToSchema(database.urls.admin)
  for (const part of [
    'ADD COLUMN     "locale"',
    'CREATE INDEX "credentials',
    'ADD CONSTRAINT "groups_tenant_id_directory_id_fkey"',
  ])
    expect(diff).toContain(part)
})
