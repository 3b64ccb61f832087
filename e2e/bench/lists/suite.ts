import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { withDatabase } from '#lib/server/cli/open-database.ts'
import { quiet } from '#lib/server/say.ts'
import { machineOf } from '../machine.ts'
import { type Measured, measure } from '../measure.ts'
import { measureRuns } from '../measure-runs.ts'
import { suiteOptions } from '../suite-options.ts'
import { platformCases, tenantCases } from './cases.ts'

/**
 * npm run bench -- lists: what the console and the management API list, on an installation that `npm run signet -- seed --tenants`
 * has filled: SIGNET_DATA_DIR or DATABASE_URL, and SIGNET_ORIGIN, name it. Signet must be stopped, or it is measured beside it.
 */
quiet()
const { runs, rounds } = suiteOptions(process.argv.slice(2), { runs: 1, rounds: 30 })

async function run() {
  const tenants = await asPlatform((db) =>
    db.tenantStatistics.findMany({
      where: { tenant: { status: 'active', slug: { not: 'platform' } } },
      orderBy: [{ users: 'desc' }, { tenantId: 'asc' }],
      select: { users: true, tenant: { select: { id: true, slug: true } } },
    }),
  )
  const [largest, middle] = [tenants[0], tenants[Math.floor(tenants.length / 2)]]
  if (largest === undefined || middle === undefined)
    throw new Error('there is no tenant: npm run signet -- seed --tenants 1000 --users 100000')
  const people = tenants.reduce((sum, { users }) => sum + users, 0)
  const cases = [
    ...platformCases(),
    ...(await tenantCases(largest.tenant, `of ${largest.users}`, 400)),
    ...(await tenantCases(middle.tenant, `of ${middle.users}`, 0)),
  ]
  const measured: Measured[] = []
  for (const each of cases) measured.push(await measure(each, { rounds, warmUps: 3 }))
  const machine = { ...machineOf(await postgresOf(largest.tenant.id)), pinning: 'not pinned' }
  return { title: `Lists of ${tenants.length} tenants with ${people} people`, measured, machine }
}

async function postgresOf(tenantId: string): Promise<string> {
  const rows = await withTenant(
    tenantId,
    ({ db }) => db.$queryRaw<{ v: string }[]>`select current_setting('server_version') as v`,
  )
  return rows[0]?.v ?? ''
}

const isGood = await withDatabase(() => measureRuns({ name: 'lists', p95Limit: 150, runs, run }))
process.exitCode = isGood ? 0 : 1
