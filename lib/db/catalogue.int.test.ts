import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { servers } from './testing/servers.ts'

/** What the catalogue says about every table, so that a new one cannot be forgotten (DESIGN 2.1). */
describe.each(servers)('the catalogue of $name', (server) => {
  let database: TestDatabase
  let client: pg.Client
  let stop: () => Promise<void>

  beforeAll(async () => {
    const { url, ...running } = await server.start()
    stop = running.stop
    database = await testDatabase({ serverUrl: url })
    client = new pg.Client({ connectionString: database.urls.admin })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await database.close()
    await stop()
  })

  const ask = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await client.query<Row>(text)).rows

  test('row-level security is enabled and forced on every table and partition but the bookkeeping', async () => {
    const tables = await ask<{ name: string; walled: boolean }>(`
      select oid::regclass::text as name, relrowsecurity and relforcerowsecurity as walled
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
    expect(tables.length).toBeGreaterThan(60)
    expect(tables.filter(({ walled }) => !walled).map(({ name }) => name)).toEqual(['_prisma_migrations'])
  })

  test('every tenant-owned table has the wall as a restrictive policy; partitions have no way in at all', async () => {
    const tables = await ask<{ name: string; partition: boolean; policies: string[] }>(`
      select c.oid::regclass::text as name, c.relispartition as partition,
        array(select p.polname::text || case when p.polpermissive then '' else '!' end from pg_policy p
          where p.polrelid = c.oid order by 1) as policies
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`)
    for (const { name, partition, policies } of tables) {
      if (partition) expect(policies, name).toEqual(['owner_rows'])
      else expect(policies, name).toEqual(expect.arrayContaining(['owner_rows', 'tenant_rows', 'tenant_wall!']))
    }
    expect(tables.filter(({ partition }) => partition).length).toBeGreaterThan(20)
  })

  /** Indexes of one kind with the names of their columns. */
  const indexes = (which: 'indisprimary' | 'indisunique') =>
    ask<{ table: string; name: string; columns: string[] }>(`
      select i.indrelid::regclass::text as table, c.relname as name,
        array(select a.attname::text from unnest(i.indkey) with ordinality k(attnum, n)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum order by k.n) as columns
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and i.${which} and exists (
        select from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'tenant_id')`)

  test('every key begins with the tenant', async () => {
    const keys = await indexes('indisprimary')
    expect(keys.length).toBeGreaterThan(60)
    expect(keys.filter(({ columns }) => columns[0] !== 'tenant_id').map(({ name }) => name)).toEqual([])
  })

  test('every unique constraint begins with the prefix of its table: tenant, and environment or directory where the key has one', async () => {
    const keys = await indexes('indisprimary')
    const prefixes = new Map(
      keys.map(({ table, columns }) => {
        const second = columns[1] === 'environment_id' || columns[1] === 'directory_id' ? [columns[1]] : []
        return [table, ['tenant_id', ...second]]
      }),
    )
    const strays = (await indexes('indisunique')).filter(({ table, columns }) => {
      const prefix = prefixes.get(table) ?? []
      return prefix.some((column, index) => columns[index] !== column)
    })
    expect(strays).toEqual([])
  })

  /** The two columns that decide whose a row is; a foreign key that leaves one out can reach across. */
  const foreignKeys = () =>
    ask<{ name: string; columns: string[]; target: string; targets: string[]; deletes: string; updates: string }>(`
      select conname as name, confdeltype as deletes, confupdtype as updates, confrelid::regclass::text as target,
        array(select a.attname::text from unnest(conkey) with ordinality k(n, i)
          join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by k.i) as columns,
        array(select a.attname::text from unnest(confkey) with ordinality k(n, i)
          join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by k.i) as targets
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)

  test('every foreign key goes by the whole key of what it names', async () => {
    const keys = new Map((await indexes('indisprimary')).map(({ table, columns }) => [table, columns]))
    const strays = (await foreignKeys()).filter(({ columns, target, targets }) => {
      const whole = target === 'tenants' ? ['id'] : (keys.get(target) ?? [])
      return columns[0] !== 'tenant_id' || whole.some((column) => !targets.includes(column))
    })
    expect(strays).toEqual([])
    expect((await foreignKeys()).length).toBeGreaterThan(40)
  })

  test('no foreign key sets anything to null, or moves with what it names', async () => {
    const strays = (await foreignKeys()).filter(
      ({ deletes, updates }) => !['c', 'a'].includes(deletes) || updates !== 'a',
    )
    expect(strays.map(({ name }) => name)).toEqual([])
  })

  test('there are no enums: a value can be taken back from a check, not from an enum', async () => {
    expect(
      await ask("select typname from pg_type where typtype = 'e' and typnamespace = 'public'::regnamespace"),
    ).toEqual([])
  })

  test('every text, jsonb and bytea column that comes in has a bound', async () => {
    const unbound = await ask<{ name: string }>(`
      select c.oid::regclass::text || '.' || a.attname as name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> '_prisma_migrations' and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype, 'bytea'::regtype)
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey))
      order by 1`)
    expect(unbound.map(({ name }) => name)).toEqual([])
  })

  test('functions pin their search path, and nobody may call them unless named', async () => {
    const functions = await ask<{ name: string; definer: boolean; pinned: boolean; open: boolean }>(`
      select proname::text as name, prosecdef as definer, coalesce(array_to_string(proconfig, ',') like '%search_path=pg_catalog, public, pg_temp%', false) as pinned,
        coalesce(proacl::text ~ '[{,]=X', true) as open
      from pg_proc where pronamespace = 'public'::regnamespace`)
    expect(functions.filter(({ open }) => open).map(({ name }) => name)).toEqual([])
    expect(
      functions
        .filter(({ definer }) => definer)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'describe_database',
      'drop_partitions',
      'due_deletions',
      'due_webhooks',
      'enqueue_job',
      'job_kinds',
      'job_runs',
      'list_signing_keys',
      'make_partitions',
      'purge_tenant_batch',
      'requeue_mails',
      'search_clients',
      'search_users',
      'set_platform_default',
      'take_pool_key',
    ])
    // Parts of hot functions run under their caller's path; current_tenant() names everything in full, and must stay inlinable.
    const unpinned = functions.filter(({ pinned, name }) => !pinned && !/^hot_.*_$/.test(name))
    expect(unpinned.map(({ name, definer }) => ({ name, definer }))).toEqual([
      { name: 'current_tenant', definer: false },
    ])
  })

  test('no hot function may read a table through, however small it was when its plan was made', async () => {
    const functions = await ask<{ name: string; settings: string[] | null }>(`
      select proname as name, proconfig as settings from pg_proc
      where pronamespace = 'public'::regnamespace and proname like 'hot\\_%' and proname not like '%\\_'`)
    expect(functions.length).toBeGreaterThan(15)
    const free = functions.filter(({ settings }) => !settings?.includes('enable_seqscan=off'))
    expect(free.map(({ name }) => name)).toEqual([])
  })

  test('each role holds what the closed lists say, and nothing else', async () => {
    const grants = await ask<{ role: string; name: string; rights: string }>(`
      select r.rolname as role, c.oid::regclass::text as name, string_agg(lower(x.privilege_type), ' ' order by x.privilege_type) as rights
      from pg_class c, aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
      where c.relnamespace = 'public'::regnamespace and r.rolname in ('signet_app', 'signet_platform', 'signet_janitor')
      group by 1, 2 order by 1, 2`)
    const of = (role: string) =>
      Object.fromEntries(grants.filter((row) => row.role === role).map((row) => [row.name, row.rights]))
    expect(of('signet_platform')).toEqual({
      audit_event: 'insert select',
      environments: 'select update',
      key_pool: 'delete insert select',
      platform_default: 'delete insert select update',
      platform_state: 'insert select update',
      tenant_statistics: 'select',
      tenants: 'insert select update',
    })
    const janitor = of('signet_janitor')
    expect(new Set(Object.values(janitor))).toEqual(new Set(['delete select']))
    expect(Object.keys(janitor)).toEqual([
      'access_tokens',
      'api_keys',
      'attempts',
      'authorization_requests',
      'browsers',
      'client_secrets',
      'enrolments',
      'idempotent_requests',
      'imports',
      'invitations',
      'mail_challenges',
      'mails',
      'portal_sessions',
      'refresh_tokens',
      'remembered_devices',
      'revoked_tokens',
      'sessions',
      'token_families',
      'used_assertions',
      'webauthn_challenges',
      'webhook_deliveries',
    ])
    const app = of('signet_app')
    const less = Object.entries(app).filter(([, rights]) => rights !== 'delete insert select update')
    expect(Object.fromEntries(less)).toEqual({
      audit_event: 'insert select',
      platform_default: 'select',
      tenants: 'insert select update',
      token_event: 'insert select',
    })
    expect(
      Object.keys(app).filter((name) => /^(key_pool|platform_state|_prisma|audit_event_|token_event_)/.test(name)),
    ).toEqual([])
  })
})
