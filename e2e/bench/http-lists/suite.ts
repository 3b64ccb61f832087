import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer } from '#e2e/support/server.ts'
import { everyPermission } from '#lib/access/permissions.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { withDatabase } from '#lib/server/cli/open-database.ts'
import { quiet } from '#lib/server/say.ts'
import { createApiKey } from '#lib/services/api-keys/create.ts'
import { type Case, type Measured, measure } from '../measure.ts'
import { report } from '../report.ts'

const p95Limit = 150
const plan = { rounds: 30, warmUps: 3 }

type SeededTenant = { slug: string; tenantId: string; users: number }

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
 * SIGNET_DATA_DIR=DIR PORT=… npm run bench -- http-lists: the lists of the management API over HTTP, in the production build, of the
 * largest and of a middling tenant of what `tenants --data DIR` has kept. PORT is the one that it was seeded for.
 */
quiet()
const dataDir = process.env.SIGNET_DATA_DIR ?? ''
const paper = JSON.parse(readFileSync(join(dataDir, 'seeded.json'), 'utf8')) as { tenants: SeededTenant[] }
const bySize = [...paper.tenants].sort((a, b) => b.users - a.users)
const server = await startServer({ dataDir, port: Number(process.env.PORT) })
try {
  const measured: Measured[] = []
  for (const tenant of [bySize[0], bySize[Math.floor(bySize.length / 2)]]) {
    if (tenant === undefined) throw new Error('there is no tenant')
    const key = await keyOf(tenant)
    for (const each of lists) measured.push(await measure(listed(tenant, each, key), plan))
  }
  process.exitCode = report('Lists of the management API over HTTP', measured, p95Limit) ? 0 : 1
} finally {
  await server.stop()
}

/** A key of an owner's that may all that they may. */
function keyOf({ tenantId, slug }: SeededTenant): Promise<string> {
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

function listed({ slug, users }: SeededTenant, path: string, key: string): Case {
  const url = `${server.origin}/api/v1/tenants/${slug}${path}`
  return {
    name: `of ${users}: ${path}`,
    async run() {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text.slice(0, 300)}`)
    },
  }
}
