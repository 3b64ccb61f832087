import pg from 'pg'
import { type Rows, rowsNow, untold } from '#lib/services/testing/completeness.ts'
import { embeddedDatabase } from './database.ts'
import { suite } from './suite.ts'

/** The rows of one tenant at a moment, and how many events it had by then. */
export type Moment = { tenantId: string; rows: Rows; events: number; tokenEvents: number }

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
    const counted = await client.query<{ events: number; tokens: number }>(
      `select (select count(*)::int from audit_event where tenant_id = $1) as events,
        (select count(*)::int from token_event where tenant_id = $1) as tokens`,
      [tenantId],
    )
    const [{ events, tokens } = { events: 0, tokens: 0 }] = counted.rows
    const all = await rowsNow(url)
    const rows: Rows = new Map()
    for (const [table, its] of all) rows.set(table, new Map([...its].filter(([, row]) => row.tenant_id === tenantId)))
    return { tenantId, rows, events, tokenEvents: tokens }
  })

/**
 * The rows of the tenant that changed since then, by whatever way, and that nothing in its trail tells of: neither an event's
 * target nor a token's family, session or person. That they are in the tenant is not enough.
 */
export const untoldSince = async (slug: string, then: Moment): Promise<string[]> => {
  const after = await momentOf(slug)
  const targets = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select distinct id from (
        (select target_id::text as id from audit_event where tenant_id = $1 order by at, id offset $2)
        union all (select family_id::text from token_event where tenant_id = $1 order by at, id offset $3)) told
       where id is not null`,
      [then.tenantId, then.events, then.tokenEvents],
    )
    return new Set(rows.map(({ id }) => id))
  })
  return untold(then.rows, after.rows, targets)
}
