import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roleNames } from './migrate/roles.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { type Populated, populate } from './testing/populate.ts'
import { servers } from './testing/servers.ts'
import { assertWalls } from './walls.ts'
import { type Tx, withTenant } from './with-tenant.ts'

/** What PostgreSQL answers: the row is not visible to the writer, the table is not theirs, the key does not exist there. */
const refusal = { rowSecurity: '42501', foreignKey: '23503' }

type ForeignKey = { child: string; columns: string[]; parent: string; targets: string[] }
type Table = { name: string; tenant: string; environment: boolean; directory: boolean }

/** Raw SQL as the role that serves requests: whatever a request's code gets wrong, the walls hold (DESIGN 2.1). */
describe.each(servers)('isolation on $name', (server) => {
  let database: TestDatabase
  let stop: () => Promise<void>
  let admin: pg.Client
  let app: pg.Client
  let [a, b] = [] as unknown as [Populated, Populated]
  let tables: Table[]
  let foreignKeys: ForeignKey[]

  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  }

  beforeAll(async () => {
    const { url, ...running } = await server.start()
    stop = running.stop
    database = await testDatabase({ serverUrl: url, poolSize: 5 })
    ;[a, b] = [await populate(database.urls.admin), await populate(database.urls.admin)]
    admin = await connect(database.urls.admin)
    app = await connect(database.urls.signet_app)
    await app.query("select set_config('app.tenant_id', $1, false)", [b.tenantId])
    const found = await admin.query<Table>(`
      select c.relname as name, case c.relname when 'tenants' then 'id' else 'tenant_id' end as tenant,
        exists (select from pg_attribute where attrelid = c.oid and attname = 'environment_id') as environment,
        exists (select from pg_attribute where attrelid = c.oid and attname = 'directory_id') as directory
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and (c.relname = 'tenants' or exists (select from pg_attribute where attrelid = c.oid and attname = 'tenant_id'))
      order by 1`)
    tables = found.rows
    const keys = await admin.query<ForeignKey>(`
      select conrelid::regclass::text as child, confrelid::regclass::text as parent,
        array(select a.attname::text from unnest(conkey) with ordinality k(n, i)
          join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n order by k.i) as columns,
        array(select a.attname::text from unnest(confkey) with ordinality k(n, i)
          join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n order by k.i) as targets
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and array_length(conkey, 1) > 1`)
    foreignKeys = keys.rows
  })
  afterAll(async () => {
    await Promise.all([admin.end(), app.end()])
    await database.close()
    await stop()
  })

  /** The code of the error that a statement ends with; 'done' when it has none. Nothing of it stays. */
  async function outcome(client: pg.Client, text: string, values: unknown[] = []): Promise<string> {
    await client.query('begin')
    try {
      await client.query(text, values)
      return 'done'
    } catch (error) {
      if (error instanceof pg.DatabaseError) return error.code ?? 'no code'
      throw error
    } finally {
      await client.query('rollback')
    }
  }

  const count = async (client: pg.Client, from: string, values: unknown[] = []): Promise<number> =>
    (await client.query<{ n: number }>(`select count(*)::int as n from ${from}`, values)).rows[0]?.n ?? -1

  test('both tenants have a row in every table, so that nothing below holds for want of rows', async () => {
    for (const { name, tenant } of tables)
      for (const { tenantId } of [a, b])
        expect(await count(admin, `${name} where ${tenant} = $1`, [tenantId]), name).toBeGreaterThan(0)
    expect(tables.length).toBeGreaterThan(36)
  })

  test('no table can be read across tenants, and one’s own can', async () => {
    for (const { name, tenant } of tables) {
      expect(await count(app, `${name} where ${tenant} = $1`, [a.tenantId]), name).toBe(0)
      expect(await count(app, name), name).toBe(await count(admin, `${name} where ${tenant} = $1`, [b.tenantId]))
    }
  })

  test('without a tenant there are no rows, and none can be written', async () => {
    const nobody = await connect(database.urls.signet_app)
    for (const { name } of tables) expect(await count(nobody, name), name).toBe(0)
    expect(
      await outcome(nobody, "insert into directories (id, slug, display_name) values (gen_random_uuid(), 'x', 'X')"),
    ).not.toBe('done')
    await nobody.end()
  })

  test('no table can be changed or emptied across tenants', async () => {
    for (const { name, tenant } of tables) {
      for (const text of [
        `update ${name} set ${tenant} = ${tenant} where ${tenant} = $1`,
        `delete from ${name} where ${tenant} = $1`,
      ]) {
        const rights = await outcome(app, text, [a.tenantId])
        if (rights === 'done') expect((await app.query(text, [a.tenantId])).rowCount, text).toBe(0)
        else expect(rights, text).toBe(refusal.rowSecurity)
      }
    }
  })

  test('no row can be written into another tenant', async () => {
    for (const { name, tenant } of tables) {
      const { rows } = await admin.query(`select to_jsonb(t) as row from ${name} t where ${tenant} = $1 limit 1`, [
        a.tenantId,
      ])
      const text = `insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`
      expect(await outcome(app, text, [JSON.stringify(rows[0].row)]), name).toBe(refusal.rowSecurity)
    }
  })

  test('no row can be moved to another tenant', async () => {
    for (const { name, tenant } of tables)
      expect(await outcome(app, `update ${name} set ${tenant} = $1`, [a.tenantId]), name).toBe(refusal.rowSecurity)
  })

  test('no row can refer to another tenant’s', async () => {
    for (const { child, columns, parent, targets } of foreignKeys) {
      const theirs = await rowOf(parent, 'tenant_id', a.tenantId)
      const sets = columns.slice(1).map((column, index) => `${column} = $${index + 1}`)
      const present = columns.slice(1).map((column) => `${column} is not null`)
      const values = targets.slice(1).map((column) => theirs[column])
      const done = await outcome(
        admin,
        `update ${child} set ${sets} where tenant_id = $${values.length + 1} and ${present.join(' and ')}`,
        [...values, b.tenantId],
      )
      expect(['23503', '23505', '23514', '23000'], `${child} -> ${parent}: ${done}`).toContain(done)
    }
    expect(foreignKeys.length).toBeGreaterThan(40)
  })

  test('no row can refer to another environment’s or another directory’s, even of its own tenant', async () => {
    let tried = 0
    for (const { child, columns, parent, targets } of foreignKeys) {
      const wall = targets.includes('environment_id')
        ? 'environment_id'
        : targets.includes('directory_id')
          ? 'directory_id'
          : undefined
      if (wall === undefined) continue
      const [own, other] = wall === 'environment_id' ? b.environments : b.directories
      const [mine, last] = [columns[targets.indexOf(wall)], columns.at(-1)]
      const theirs = await rowOf(parent, wall, other)
      const text = `update ${child} set ${last} = $1 where tenant_id = $2 and ${mine} = $3 and ${last} is not null`
      const before = await count(admin, `${child} where tenant_id = $1 and ${mine} = $2 and ${last} is not null`, [
        b.tenantId,
        own,
      ])
      expect(before, `${child}.${last}`).toBeGreaterThan(0)
      expect(await outcome(admin, text, [theirs[targets.at(-1) ?? ''], b.tenantId, own]), `${child}.${last}`).toBe(
        refusal.foreignKey,
      )
      tried++
    }
    expect(tried).toBeGreaterThan(25)
  })

  test('a session, a grant and a family belong to the directory of their environment', async () => {
    for (const table of ['sessions', 'grants', 'token_families']) {
      const person = await rowOf('users', 'directory_id', b.directories[1])
      const text = `update ${table} set directory_id = $1, user_id = $2 where environment_id = $3`
      expect(await outcome(app, text, [b.directories[1], person.id, b.environments[0]]), table).toBe(refusal.foreignKey)
    }
  })

  const rowOf = async (table: string, column: string, value: string): Promise<Record<string, unknown>> => {
    const { rows } = await admin.query(`select * from ${table} where ${column} = $1 limit 1`, [value])
    return rows[0]
  }

  test('tenants on one pool never see each other’s rows, however they interleave', async () => {
    const seen = await Promise.all(
      Array.from({ length: 120 }, (_, index) => {
        const { tenantId } = index % 2 ? a : b
        const look = async (tx: Tx) => {
          const [users, sessions] = [await tx.db.user.findMany(), await tx.db.session.findMany()]
          return [...users, ...sessions].map((row) => row.tenantId === tenantId)
        }
        // They queue for the pool's connections, on a machine that may have other work.
        return withTenant(tenantId, look, { waitMs: 120_000, timeoutMs: 120_000 })
      }),
    )
    expect(seen.flat()).toEqual(Array(120 * 4).fill(true))
  })

  test('a hot function leaves no tenant behind on its connection', async () => {
    const client = await connect(database.urls.signet_app)
    const found = await client.query('select * from hot_find_user($1, $2, $3)', [
      a.tenantId,
      a.environments[0],
      (await rowOf('users', 'directory_id', a.directories[0])).id,
    ])
    expect(found.rowCount).toBe(1)
    expect(await count(client, 'users')).toBe(0)
    await client.end()
  })

  test('no role can become another', async () => {
    for (const role of roleNames) {
      const client = await connect(database.urls[role])
      for (const other of [...roleNames.filter((name) => name !== role), 'postgres']) {
        expect(await outcome(client, `set role ${other}`), `${role} -> ${other}`).toBe('42501')
        expect(await outcome(client, `set session authorization ${other}`), `${role} -> ${other}`).toBe('42501')
        expect(await outcome(client, "select set_config('role', $1, false)", [other]), `${role} -> ${other}`).toBe(
          '42501',
        )
      }
      await client.end()
    }
  })

  test('signet_app cannot take the walls down', async () => {
    for (const text of [
      'alter table users disable row level security',
      'alter table users no force row level security',
      'drop policy tenant_wall on users',
      'create policy open on users using (true)',
      'alter role signet_app bypassrls',
      'create table mine (id int)',
      'truncate audit_event',
    ])
      expect(await outcome(app, text), text).toBe('42501')
    await app.query('set row_security = off')
    expect(await outcome(app, 'select * from users')).toBe('42501')
    await app.query('set row_security = on')
  })

  test('a partition has no door of its own', async () => {
    const { rows } = await admin.query<{ name: string }>(
      "select relname as name from pg_class where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace",
    )
    for (const { name } of rows)
      for (const role of ['signet_app', 'signet_platform', 'signet_janitor'] as const) {
        const may = await admin.query("select has_any_column_privilege($1, $2, 'select, insert, update') as may", [
          role,
          name,
        ])
        expect(may.rows[0].may, `${role} ${name}`).toBe(false)
      }
  })

  test('signet_platform reaches its closed list alone, and no trail but the platform’s', async () => {
    const platform = await connect(database.urls.signet_platform)
    const open = ['tenant_statistics', 'tenants', 'environments', 'audit_event']
    for (const { name } of tables) {
      const done = await outcome(platform, `select * from ${name}`)
      expect(done, name).toBe(open.includes(name) ? 'done' : '42501')
    }
    expect(await count(platform, 'audit_event')).toBe(0)
    expect(await outcome(platform, 'delete from tenants')).toBe('42501')
    await platform.end()
  })

  test('the janitor sees nothing that is not expired, and writes nothing', async () => {
    const janitor = await connect(database.urls.signet_janitor)
    for (const { name } of tables) {
      const done = await outcome(janitor, `select * from ${name}`)
      if (done === 'done') expect(await count(janitor, name), name).toBe(0)
      else expect(done, name).toBe('42501')
      expect(await outcome(janitor, `update ${name} set tenant_id = tenant_id`), name).not.toBe('done')
    }
    await janitor.end()
  })

  test('the walls are as start-up demands them', async () => {
    await expect(assertWalls()).resolves.toBeUndefined()
  })
})
