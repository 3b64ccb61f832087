import { onServer } from '#lib/db/testing/template.ts'
import { crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { type Measured, measure } from '../measure.ts'
import { report } from '../report.ts'
import { onScratchDatabase } from '../scratch.ts'
import { userCases } from './user-cases.ts'

const size = Number(process.argv[2] ?? 100_000)
const p95Limit = 150

/** "Done when" 4 of the console: its lists among 100,000 people of one tenant. */
const isGood = await onScratchDatabase(async (admin) => {
  await stockPool(9)
  const tenant = await seedTenant()
  const other = await seedTenant()
  const startedAt = performance.now()
  await crowdOfPeople(admin, { tenantId: other.id, directoryId: other.directories.main }, Math.ceil(size / 10))
  const crowd = await crowdOfPeople(admin, { tenantId: tenant.id, directoryId: tenant.directories.main }, size)
  process.stdout.write(`${size} people made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`)
  const measured: Measured[] = []
  await onServer(admin, async (client) => {
    for (const each of await userCases(client, tenant, crowd))
      measured.push(await measure(each, { rounds: 40, warmUps: 5 }))
  })
  return report(`The list of users among ${size}`, measured, p95Limit)
})
process.exitCode = isGood ? 0 : 1
