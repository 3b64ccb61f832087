import pg from 'pg'

type Row = Record<string, unknown>

/** Every row of every table, by table and by the row's own text. */
export type Rows = Map<string, Map<string, Row>>

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
const isTelling = (table: string, { kind }: Row): boolean =>
  table === 'mails' && (kind === 'security_notice' || kind === 'challenge')

/** Reads the database as its administrator sees it. */
export async function rowsNow(adminUrl: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    )
    const all: Rows = new Map()
    for (const { name } of tables.filter((table) => !noObjects.has(table.name))) {
      const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from "${name}" t`)
      const isTold = (column: string) => !derived.has(column) && passing[name]?.includes(column) !== true
      const objects = rows.filter(({ row }) => !isTelling(name, row))
      const told = objects.map(({ row }) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => isTold(column))),
      )
      all.set(name, new Map(told.map((row) => [JSON.stringify(row), row])))
    }
    return all
  } finally {
    await client.end()
  }
}

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
      .filter(([text]) => other.get(table)?.has(text) !== true)
      .map(([, row]) => ({ table, row }))
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
