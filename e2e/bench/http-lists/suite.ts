import { everyPermission } from '#lib/access/permissions.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { withDatabase } from '#lib/server/cli/open-database.ts'
import { quiet } from '#lib/server/say.ts'
import { createApiKey } from '#lib/services/api-keys/create.ts'
import { besideEachOther } from '../beside-each-other.ts'
import { machineOf } from '../machine.ts'
import { type Case, type Measured, measure } from '../measure.ts'
import { measureRuns } from '../measure-runs.ts'
import { type KeptTenant, seededInstall } from '../seeded-install.ts'
import { cpuOf } from '../signet/cpu-of.ts'
import { startSignet } from '../signet/start.ts'
import { suiteOptions } from '../suite-options.ts'

/** What the management API lists, asked over HTTP with an API key of an owner's. */
const lists = [
  '/environments',
  '/directories/main/groups',
  '/roles',
  '/apis',
  '/trail',
  '/trail?result=failed',
  '/environments/production/clients',
  '/environments/production/clients?search=app&sort=name',
  '/users?directory=main',
  '/users?directory=main&sort=name&limit=100',
  '/users?directory=main&search=ada',
  '/users?directory=main&search=xyzzyx',
  '/users?directory=main&status=suspended&sort=name',
] as const

/**
 * SIGNET_DATA_DIR=DIR npm run bench -- http-lists: the lists of the management API over HTTP, in the production build, of the
 * largest and of a middling tenant of what `tenants --data DIR` has kept: what it takes from the request to the last byte.
 */
quiet()
const { runs, rounds } = suiteOptions(process.argv.slice(2), { runs: 1, rounds: 20 })
const { dataDir, port, looked } = seededInstall()
const beside = { rounds: 8, atOnce: 4 }

async function run() {
  const signet = await startSignet({ fronts: 1, dataDir, port })
  try {
    const alone: Measured[] = []
    const cases: Case[] = []
    for (const tenant of looked) {
      const key = await keyOf(tenant)
      cases.push(...lists.map((each) => listed(signet.server.origin, tenant, each, key)))
    }
    const plan = { rounds, warmUps: 3, cpuSeconds: () => cpuOf(signet) }
    for (const each of cases) alone.push(await measure(each, plan))
    const measured = await besideEachOther(cases, alone, beside)
    const machine = { ...machineOf(await signet.setting('server_version')), pinning: 'not pinned' }
    return { title: 'Lists of the management API over HTTP', measured, machine }
  } finally {
    await signet.stop()
  }
}

/** A key of an owner's that may all that they may. */
function keyOf({ tenantId, slug }: KeptTenant): Promise<string> {
  return withDatabase(async () => {
    const owner = await withTenant(tenantId, ({ db }) =>
      db.assignment.findFirstOrThrow({ where: { builtinRole: 'owner', userId: { not: null } } }),
    )
    const who = { userId: owner.userId ?? '', directoryId: owner.userDirectoryId ?? '' }
    const actor = { kind: 'user', tenantId, name: 'Owner', ...who } as const
    const name = `Bench ${Date.now()}`
    const call = { actor, tenant: slug, now: new Date() }
    return (
      await createApiKey.call(call, {
        name,
        permissions: everyPermission.filter((each) => !each.startsWith('platform:')),
        days: 1,
      })
    ).key
  })
}

function listed(origin: string, { slug, users }: KeptTenant, path: string, key: string): Case {
  const url = `${origin}/api/v1/tenants/${slug}${path}`
  return {
    name: `of ${users}: ${path}`,
    async run() {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text.slice(0, 300)}`)
    },
  }
}

process.exitCode = (await measureRuns({ name: 'http-lists', p95Limit: 150, runs, run })) ? 0 : 1
