import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { listConsents } from '../consents/list.ts'
import type { Query } from '../query.ts'
import { listSessions } from './list.ts'

setTestMasterKey()

/** Each has signed in; half of them have signed out again, and a quarter was idle for too long. */
const people = 3_000
const now = new Date()

let scansOf: Awaited<ReturnType<typeof explainEverything>>
let ask: (query: Query, input: object) => Promise<unknown>
let of: { user: string; client: string; rare: string }

beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  await stockPool(3)
  const tenant = await seedTenant({ now })
  const { admin } = database.urls
  const directoryId = tenant.directories.main
  await crowdOfPeople(admin, { tenantId: tenant.id, directoryId }, people)
  const { production, owner } = tenant
  const clients = { often: production.web.id, seldom: production.spa.id }
  await onServer(admin, (client) => client.query(crowded(tenant.id, production.id, directoryId, clients)))
  of = {
    user: formatId('user', owner.id),
    client: formatId('client', clients.often),
    rare: formatId('client', clients.seldom),
  }
  const actor: Actor = { kind: 'user', tenantId: tenant.id, directoryId, userId: owner.id, name: 'Olive' }
  ask = (query, input) => query.call({ actor, tenant: tenant.slug, now }, input)
})

type Clients = { often: string; seldom: string }

/** A browser, a session, a consent and tokens for each; those who signed out took their consent back and lost their tokens. */
const crowded = (tenantId: string, environmentId: string, directoryId: string, { often, seldom }: Clients): string => `
  create temp table crowd as select id, row_number() over (order by id) as n, gen_random_uuid() as browser,
    gen_random_uuid() as session, gen_random_uuid() as consent
  from users where tenant_id = '${tenantId}' and directory_id = '${directoryId}';
  insert into browsers (tenant_id, environment_id, id, token_hash, expires_at)
  select '${tenantId}', '${environmentId}', browser, sha256(browser::text::bytea), now() + interval '1 day' from crowd;
  insert into sessions (tenant_id, environment_id, id, browser_id, directory_id, user_id, sid, auth_time, last_seen_at, idle_expires_at,
    expires_at, ended_at, end_reason)
  select '${tenantId}', '${environmentId}', session, browser, '${directoryId}', id, session::text, now(), now() - n * interval '1 second',
    now() - n * interval '1 second' + case when n % 4 = 1 then interval '0' else interval '1 day' end, now() + interval '7 days',
    case when n % 2 = 0 then now() end, case when n % 2 = 0 then 'signed_out' end
  from crowd;
  insert into grants (tenant_id, environment_id, id, directory_id, user_id, client_id, scopes, revoked_at)
  select '${tenantId}', '${environmentId}', consent, '${directoryId}', id,
    (case when n % 100 = 3 then '${seldom}' else '${often}' end)::uuid, '{openid}', case when n % 2 = 0 then now() end
  from crowd;
  insert into token_families (tenant_id, environment_id, id, grant_id, client_id, directory_id, user_id, session_id, expires_at,
    revoked_at, revoke_reason)
  select '${tenantId}', '${environmentId}', gen_random_uuid(), consent, (case when n % 100 = 3 then '${seldom}' else '${often}' end)::uuid,
    '${directoryId}', id, session, now() + interval '1 day', case when n % 2 = 0 then now() end, case when n % 2 = 0 then 'session_ended' end
  from crowd;
  analyze users, browsers, sessions, grants, token_families`

/** Asked once before, so that what is asked but once in a process is not counted. */
async function readInVain(query: Query, input: object) {
  await ask(query, input)
  const scans = await scansOf(() => ask(query, input))
  expect(scans.length).toBeGreaterThan(0)
  return inVain(scans)
}

const shapes = ['everywhere', 'here', 'person', 'client', 'seldom', 'both'] as const
const inputs = () => ({
  everywhere: {},
  here: { environment: 'production' },
  person: { user: of.user },
  client: { client: of.client },
  seldom: { environment: 'production', client: of.rare },
  both: { user: of.user, client: of.client },
})

describe('DESIGN 2.1 what a list throws away of what it reads is at most twenty rows for each it returns', () => {
  test.each(shapes)('sessions: %s, in both orders', async (shape) => {
    for (const sort of ['seen', '-seen'])
      expect(await readInVain(listSessions, { ...inputs()[shape], sort })).toEqual([])
  })

  test.each(shapes)('consents: %s, in both orders', async (shape) => {
    for (const sort of ['given', '-given'])
      expect(await readInVain(listConsents, { ...inputs()[shape], sort })).toEqual([])
  })
})
