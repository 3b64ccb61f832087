import pg from 'pg'
import { type Rows, rowsNow, untold } from '#lib/services/testing/completeness.ts'
import { embeddedDatabase } from './database.ts'
import { suite } from './suite.ts'

/**
 * What a visit leaves before and beside its session, which is told of: cookies of browsers, requests on their way and what was asked
 * of an authenticator, the portal's own.
 */
const visits = new Set([
  'authorization_requests',
  'browsers',
  'webauthn_challenges',
  'portal_accounts',
  'portal_users',
  'portal_sessions',
])

/** The rows of one tenant at a moment, and the ids of the events that told of them by then. */
export type Moment = { tenantId: string; rows: Rows; events: string[] }

async function onDatabase<T>(work: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  const { url } = embeddedDatabase(suite().dataDir)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client, url)
  } finally {
    await client.end()
  }
}

/** What a tenant has now. */
export const momentOf = (slug: string): Promise<Moment> =>
  onDatabase(async (client, url) => {
    const { rows: found } = await client.query<{ id: string }>('select id::text from tenants where slug = $1', [slug])
    const tenantId = found[0]?.id ?? ''
    const told = await client.query<{ id: string }>(
      `select id::text from audit_event where tenant_id = $1 union all select id::text from token_event where tenant_id = $1`,
      [tenantId],
    )
    const all = await rowsNow(url)
    const rows: Rows = new Map()
    for (const [table, its] of all)
      if (!visits.has(table)) rows.set(table, new Set([...its].filter((row) => JSON.parse(row).tenant_id === tenantId)))
    return { tenantId, rows, events: told.rows.map(({ id }) => id) }
  })

/**
 * The rows of the tenant that changed since then, by whatever way, and that nothing in its trail tells of: neither an event's
 * target nor a token's family. That they are in the tenant is not enough.
 */
export const untoldSince = async (slug: string, then: Moment): Promise<string[]> => {
  const after = await momentOf(slug)
  const targets = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select target_id::text as id from audit_event where tenant_id = $1 and target_id is not null and id <> all ($2::uuid[])
       union select family_id::text from token_event
       where tenant_id = $1 and family_id is not null and id <> all ($2::uuid[])`,
      [then.tenantId, then.events],
    )
    return new Set(rows.map(({ id }) => id))
  })
  return untold(then.rows, after.rows, targets)
}
