import pg from 'pg'

/** Tables that a refusal may write to: the trail says that it happened, attempts count it. */
const mayGrow = ['audit_event', 'attempts', 'person_keys']

/** One statement that digests every table, by the address of its database: a loop takes a snapshot a thousand times. */
const digesters = new Map<string, { client: pg.Client; statement: string }>()

/**
 * A digest of every table of the database, as its administrator sees it: equal before and after, nothing was changed. The
 * connection stays open until the database goes.
 */
export async function snapshot(adminUrl: string): Promise<Record<string, string>> {
  const { client, statement } = digesters.get(adminUrl) ?? (await digester(adminUrl))
  const { rows } = await client.query<{ name: string; digest: string }>(statement)
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}

async function digester(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  // The database is dropped under it at the end.
  client.on('error', () => digesters.delete(adminUrl))
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all ($1) order by 1`,
    [mayGrow],
  )
  const digestOf = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as digest from "${name}" t`
  const made = { client, statement: rows.map(digestOf).join(' union all ') }
  digesters.set(adminUrl, made)
  return made
}
