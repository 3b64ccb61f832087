import { asPlatform } from '#lib/db/as-platform.ts'
import { withDatabase } from '#lib/server/cli/open-database.ts'
import { quiet } from '#lib/server/say.ts'
import { type Measured, measure } from '../measure.ts'
import { report } from '../report.ts'
import { platformCases, tenantCases } from './cases.ts'

const p95Limit = 150
const plan = { rounds: 30, warmUps: 3 }

/**
 * npm run bench -- lists: what the console and the management API list, on an installation that `npm run signet -- seed --tenants`
 * has filled: SIGNET_DATA_DIR or DATABASE_URL, and SIGNET_ORIGIN, name it. Signet must be stopped, or it is measured beside it.
 */
quiet()
const isGood = await withDatabase(async () => {
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
  for (const each of cases) measured.push(await measure(each, plan))
  return report(`Lists of ${tenants.length} tenants with ${people} people`, measured, p95Limit)
})
process.exitCode = isGood ? 0 : 1
