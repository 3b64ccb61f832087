import { Tenant } from '#e2e/support/seed.ts'
import { withDatabase } from '#lib/server/cli/open-database.ts'
import { quiet } from '#lib/server/say.ts'
import { besideEachOther } from '../beside-each-other.ts'
import { deepCursor } from '../deep-cursor.ts'
import { machineOf } from '../machine.ts'
import { type Case, type Measured, measure } from '../measure.ts'
import { measureRuns } from '../measure-runs.ts'
import { type KeptTenant, seededInstall } from '../seeded-install.ts'
import { cpuOf } from '../signet/cpu-of.ts'
import { type Signet, startSignet } from '../signet/start.ts'
import { suiteOptions } from '../suite-options.ts'
import { platformPaths, tenantPaths } from './paths.ts'
import { type Reader, signedIn } from './signed-in.ts'

/**
 * SIGNET_DATA_DIR=DIR npm run bench -- pages: the console over HTTP in the production build, as an owner of the largest and of a
 * middling tenant of what `tenants --data DIR` has kept, and as an operator: what it takes from the request to the last byte.
 */
quiet()
const { runs, rounds } = suiteOptions(process.argv.slice(2), { runs: 1, rounds: 20 })
const { dataDir, port, password, looked } = seededInstall()
const beside = { rounds: 5, atOnce: 4 }
const deepPages = 400

/** The pages of one portal, as they are measured. */
const casesOf = (label: string, read: Reader, paths: readonly string[]): Case[] =>
  paths.map((path) => ({ name: `${label}: ${path === '' ? '/' : shortened(path)}`, run: () => read(path) }))

/** Ids and cursors say nothing to who reads the table. */
const shortened = (path: string): string =>
  path.replace(/\b([a-z]+_)[a-z0-9]{20,}/g, '$1…').replace(/(cursor=)[^&]+/, '$1…')

async function tenantCases(origin: string, { slug, users, owner }: KeptTenant): Promise<Case[]> {
  const home = `${origin}/admin/${slug}`
  const read = await signedIn(home, { email: owner, password })
  const deep = await withDatabase(() => deepCursor(slug, deepPages))
  return casesOf(`of ${users}`, read, await tenantPaths(read, `/admin/${slug}`, { owner, deep }))
}

/** What an operator sees, who is made for this and suspended afterwards. */
async function withOperator<T>({ seeder, server }: Signet, work: (cases: Case[]) => Promise<T>): Promise<T> {
  const platform = await Tenant.platform(seeder, server.origin)
  const operator = await platform.person({ name: 'Bench Operator', builtInRole: 'owner' })
  try {
    const read = await signedIn(`${server.origin}/platform`, operator)
    return await work(casesOf('platform', read, platformPaths(looked[0]?.slug ?? '')))
  } finally {
    await platform.suspend(operator)
  }
}

async function run() {
  const signet = await startSignet({ fronts: 1, dataDir, port })
  try {
    const cases: Case[] = []
    for (const each of looked) cases.push(...(await tenantCases(signet.server.origin, each)))
    const measured = await withOperator(signet, async (platform) => {
      const all = [...cases, ...platform]
      const alone: Measured[] = []
      const plan = { rounds, warmUps: 2, cpuSeconds: () => cpuOf(signet) }
      for (const each of all) alone.push(await measure(each, plan))
      return besideEachOther(all, alone, beside)
    })
    const machine = { ...machineOf(await signet.setting('server_version')), pinning: 'not pinned' }
    return { title: 'Pages of the console over HTTP', measured, machine }
  } finally {
    await signet.stop()
  }
}

process.exitCode = (await measureRuns({ name: 'pages', p95Limit: 150, runs, run })) ? 0 : 1
