import pg from 'pg'

type Row = Record<string, unknown>

/** Every row of every table, by table, as text. */
export type Rows = Map<string, Set<string>>

/** What tells of changes, counts, or is derived from what was changed: nobody's object. */
const noObjects = new Set([
  'audit_event',
  'token_event',
  'attempts',
  'person_keys',
  'key_pool',
  'tenant_statistics',
  'idempotent_requests',
  'platform_state',
  '_prisma_migrations',
])

/** Columns that clocks move, or that triggers derive from other rows: a row in which nothing else moved is not changed. */
const derived = new Set([
  ...['version', 'updated_at', 'last_seen_at', 'last_used_at', 'idle_expires_at'],
  ...['factors', 'email_key', 'email_verified', 'user_count'],
])

/** A file of people while it is looked at, gone in a day: what became of it is told of each person. */
const passing: Record<string, readonly string[]> = {
  imports: ['imported', 'imported_at', 'sealed_content', 'sealed_result', 'expires_at'],
}

/** Mails that tell a person what was done tell of changes too, as the trail does. */
const telling = "'security_notice', 'challenge'"

/** Reads the database as its administrator sees it, in one statement: a loop does so hundreds of times. */
export async function rowsNow(adminUrl: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    )
    const names = tables.map(({ name }) => name).filter((name) => !noObjects.has(name))
    const { rows } = await client.query<{ name: string; row: string }>(names.map(objectsOf).join(' union all '), [
      [...derived],
    ])
    const all: Rows = new Map(names.map((name) => [name, new Set()]))
    for (const { name, row } of rows) all.get(name)?.add(row)
    return all
  } finally {
    await client.end()
  }
}

/** The rows of a table that are objects, as text, without what is derived. */
const objectsOf = (table: string): string =>
  `select '${table}' as name, (to_jsonb(t) - $1::text[] - '{${(passing[table] ?? []).join(',')}}'::text[])::text as row
   from "${table}" t ${table === 'mails' ? `where kind not in (${telling})` : ''}`

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** How the trail names what is the installation's own, which has no id. */
const ofPlatform = 'platform'

type Changed = { table: string; row: Row }

/** The ids that a row is, or belongs to. */
function idsOf({ table, row }: Changed): string[] {
  if (table === 'platform_default') return [ofPlatform]
  return Object.values(row).filter((value): value is string => typeof value === 'string' && uuid.test(value))
}

/** Rows that are there on one side alone: made, gone, or changed (then on both). */
function changedRows(before: Rows, after: Rows): Changed[] {
  const tables = [...new Set([...before.keys(), ...after.keys()])]
  const only = (one: Rows, other: Rows, table: string) =>
    [...(one.get(table) ?? [])]
      .filter((row) => other.get(table)?.has(row) !== true)
      .map((row) => ({ table, row: JSON.parse(row) as Row }))
  return tables.flatMap((table) => [...only(before, after, table), ...only(after, before, table)])
}

/** What the trail says of one request: the targets of its events, by stored id. */
export async function targetsOf(adminUrl: string, requestId: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ target: string | null }>(
      `select case target_kind when 'platform' then 'platform' else target_id::text end as target
       from audit_event where request_id = $1 and result = 'ok'`,
      [requestId],
    )
    return new Set(rows.flatMap(({ target }) => (target === null ? [] : [target])))
  } finally {
    await client.end()
  }
}

/**
 * Completeness (issue 4, Done when 2): the rows that changed and that no event of the request tells of. A row is told of when
 * it is, or belongs to, a target that the trail names. Empty: the trail is complete.
 */
export function untold(before: Rows, after: Rows, targets: ReadonlySet<string>): string[] {
  return changedRows(before, after)
    .filter((changed) => !idsOf(changed).some((id) => targets.has(id)))
    .map(({ table, row }) => `${table} ${JSON.stringify(row)}`)
}

/** Targets that the trail names though no row that changed is theirs, or belongs to them. */
export function unfounded(before: Rows, after: Rows, targets: ReadonlySet<string>): string[] {
  const ids = new Set(changedRows(before, after).flatMap(idsOf))
  return [...targets].filter((target) => !ids.has(target))
}
