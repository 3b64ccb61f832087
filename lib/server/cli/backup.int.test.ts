import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { now } from '#lib/kernel/clock.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { loadDemo } from '#lib/services/demo/load.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { assertInstallation } from '../prepare/installation.ts'
import { quiet } from '../say.ts'
import { StartRefusal } from '../start-refusal.ts'
import { backup } from './backup.ts'
import { withDatabase } from './open-database.ts'
import { recoverOperator } from './recover.ts'
import { restore } from './restore.ts'
import { rewrapKeys } from './rewrap.ts'
import { columnList, tableName, tablesInOrder } from './tables.ts'

const origin = 'http://localhost:3999'
const variables = ['SIGNET_DATA_DIR', 'SIGNET_ORIGIN', 'SIGNET_MASTER_KEY'] as const
const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]))
const folders: string[] = []
let home: string
let archive: string

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'signet-cli-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

/** From now on commands are about this data directory. */
function at(dataDir: string, masterKey = ''): void {
  process.env.SIGNET_DATA_DIR = dataDir
  process.env.SIGNET_ORIGIN = origin
  process.env.SIGNET_MASTER_KEY = masterKey
  forget('config')
  forget('keys.data')
}

const masterKeyOf = (dataDir: string): string => readFileSync(join(dataDir, 'secrets', 'master-key'), 'utf8').trim()

async function ask<T extends object>(ownerUrl: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

/** A digest of every row of every table but those that a restore changes on purpose. */
async function contents(ownerUrl: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const digests: Record<string, string> = {}
    const changed = [
      'platform_state',
      'token_families',
      'sessions',
      'authorization_codes',
      'authorization_requests',
      'webhooks',
    ]
    for (const table of await tablesInOrder(client)) {
      if (changed.includes(table.name)) continue
      const { rows } = await client.query<{ digest: string }>(
        `select count(*) || ':' || coalesce(md5(string_agg(md5(r::text), '' order by md5(r::text))), '') as digest
         from (select ${columnList(table)} from ${tableName(table)}) r`,
      )
      digests[table.name] = rows[0]?.digest ?? ''
    }
    return digests
  } finally {
    await client.end()
  }
}

const refusalOf = async (work: Promise<unknown>): Promise<StartRefusal> => {
  const error = await work.then(
    () => new Error('not refused'),
    (fault: unknown) => fault,
  )
  if (error instanceof StartRefusal) return error
  throw error
}

beforeAll(async () => {
  quiet()
  home = freshFolder()
  archive = join(home, 'backup.gz')
  at(home)
  await withDatabase(async ({ ownerUrl }) => {
    await assertInstallation(origin)
    await bootstrapPlatform(origin, now())
    await loadDemo(now())
    await ask(
      ownerUrl,
      `insert into browsers (tenant_id, environment_id, id, token_hash, expires_at)
       select tenant_id, id, gen_random_uuid(), sha256(id::text::bytea), now() + interval '1 day' from environments`,
    )
    await ask(
      ownerUrl,
      `insert into sessions (tenant_id, environment_id, id, browser_id, directory_id, user_id, sid, auth_time, acr, idle_expires_at, expires_at)
       select b.tenant_id, b.environment_id, gen_random_uuid(), b.id, e.directory_id,
         (select u.id from users u where u.tenant_id = e.tenant_id and u.directory_id = e.directory_id limit 1),
         b.id::text, now(), 'urn:signet:acr:1', now() + interval '1 hour', now() + interval '1 hour'
       from browsers b join environments e on e.tenant_id = b.tenant_id and e.id = b.environment_id
       where exists (select from users u where u.tenant_id = e.tenant_id and u.directory_id = e.directory_id)`,
    )
    await ask(
      ownerUrl,
      `insert into webhooks (tenant_id, id, url, secret, secret_hint)
       select id, gen_random_uuid(), 'https://hooks.example.com/', '\\x00', 'x' from tenants where slug = 'acme'`,
    )
    // Rows by the thousand, so that copies come in many pieces.
    await ask(
      ownerUrl,
      `insert into browsers (tenant_id, environment_id, id, token_hash, expires_at)
       select e.tenant_id, e.id, gen_random_uuid(), sha256((e.id::text || n)::bytea), now() + interval '1 day'
       from environments e, generate_series(1, 4000) n`,
    )
    // Older than the partitions of a fresh database.
    await ask(
      ownerUrl,
      `insert into audit_event select (jsonb_populate_record(e, '{"at": "2025-12-31T23:30:00Z"}')).* from audit_event e limit 1`,
    )
    await ask(
      ownerUrl,
      `insert into token_event (tenant_id, id, at, environment_id, kind, result, request_id)
       select tenant_id, gen_random_uuid(), now() - interval '9 days', id, 'issued', 'ok', 'r' from environments`,
    )
    const [sessions] = await ask<{ n: number }>(ownerUrl, 'select count(*)::int as n from sessions')
    expect(sessions?.n).toBeGreaterThan(0)
  })
})

afterAll(() => {
  for (const name of variables) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
  forget('config')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('backup and restore', () => {
  test('a backup is one file for its owner alone, without the master key, and is never overwritten', async () => {
    at(home)
    writeFileSync(`${archive}.part`, 'left behind', { mode: 0o644 })
    await withDatabase((opened) => backup(opened, archive))
    expect(statSync(archive).mode & 0o777).toBe(0o600)
    const text = gunzipSync(readFileSync(archive)).toString('latin1')
    expect(text).toContain('acme')
    expect(text).not.toContain(masterKeyOf(home))
    expect((await refusalOf(withDatabase((opened) => backup(opened, archive)))).message).toContain('exists')
  })

  test('a restore on another machine brings every row back, and lets no session or code live on', async () => {
    at(home)
    const original = await withDatabase(({ ownerUrl }) => contents(ownerUrl))
    at(freshFolder(), masterKeyOf(home))
    await withDatabase(async (opened) => {
      const head = await restore(opened, archive, { force: false })
      expect(head.origin).toBe(origin)
      expect(await contents(opened.ownerUrl)).toEqual(original)
      const [state] = await ask<{ epoch: string; alive: number; forced: boolean }>(
        opened.ownerUrl,
        `select (select epoch::text from platform_state) as epoch,
           (select count(*)::int from sessions where ended_at is null) +
           (select count(*)::int from token_families where revoked_at is null) +
           (select count(*)::int from authorization_codes) as alive,
           (select bool_and(relforcerowsecurity) from pg_class c join pg_attribute a on a.attrelid = c.oid
             where a.attname = 'tenant_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace) as forced`,
      )
      expect(state).toEqual({ epoch: '1', alive: 0, forced: true })
      // A copy tells no receiver of anything: its webhooks stand still, and what was put back counts as sent.
      const hooks = await ask<{ status: string; reason: string; unsent: number; kept: number }>(
        opened.ownerUrl,
        `select w.status, w.pause_reason as reason, count(*)::int as kept,
           (count(*) filter (where not pg_visible_in_snapshot(e.transaction_id, w.seen)))::int as unsent
         from webhooks w join audit_event e on e.tenant_id = w.tenant_id group by 1, 2`,
      )
      expect(hooks).toEqual([{ status: 'paused', reason: 'restored', kept: expect.any(Number), unsent: 0 }])
      const [homes] = await ask<{ month: number; strays: number }>(
        opened.ownerUrl,
        `select (select count(*)::int from audit_event_202512) as month,
           (select count(*)::int from audit_event_default) + (select count(*)::int from token_event_default) as strays`,
      )
      expect(homes).toEqual({ month: 1, strays: 0 })
    })
  })

  test('data that is there is replaced only when that is said, and a refused restore changes nothing', async () => {
    at(home)
    await withDatabase(async (opened) => {
      const original = await contents(opened.ownerUrl)
      const refused = await refusalOf(restore(opened, archive, { force: false }))
      expect(refused.message).toContain('acme')
      expect(refused.advice.join()).toContain('--force')
      expect(await contents(opened.ownerUrl)).toEqual(original)
      await restore(opened, archive, { force: true })
      expect(await contents(opened.ownerUrl)).toEqual(original)
    })
  })

  test('a file that is cut short, damaged or something else is refused, and changes nothing', async () => {
    at(home)
    const whole = readFileSync(archive)
    const lines = gunzipSync(whole).toString('latin1').split('\n')
    const files: Record<string, Buffer> = {
      'cut.gz': whole.subarray(0, whole.length - 200),
      'other.gz': gzipSync('{"format":"something else"}\n'),
      'text.gz': Buffer.from('no archive at all'),
      'tables.gz': gzipSync(Buffer.from(`${[...lines.slice(0, 1), lines.at(-2)].join('\n')}\n`, 'latin1')),
      'endless.gz': gzipSync(Buffer.from(`${lines.slice(0, -2).join('\n')}\n`, 'latin1')),
    }
    await withDatabase(async (opened) => {
      const original = await contents(opened.ownerUrl)
      for (const [name, bytes] of Object.entries(files)) {
        writeFileSync(join(home, name), bytes)
        const refused = await refusalOf(restore(opened, join(home, name), { force: true }))
        expect(refused.message, name).toContain('is not a whole Signet backup')
      }
      expect(await contents(opened.ownerUrl)).toEqual(original)
    })
  })

  test('a backup made under another master key is refused before anything is changed', async () => {
    at(freshFolder())
    const refused = await refusalOf(withDatabase((opened) => restore(opened, archive, { force: true })))
    expect(refused.message).toContain('another master key')
  })
})

describe('the command line', () => {
  test('an operator who lost their password gets a new one, and is owner; a set-up link opens nothing after that', async () => {
    at(home)
    await withDatabase(async ({ ownerUrl }) => {
      const first = await recoverOperator('ops@example.com', now())
      const again = await recoverOperator('OPS@example.com', now())
      expect(first.isNew).toBe(true)
      expect(again.isNew).toBe(false)
      expect(again.password).not.toBe(first.password)
      const rows = await ask<{ owners: number; open: number; told: number }>(
        ownerUrl,
        `select (select count(*)::int from assignments a join tenants t on t.id = a.tenant_id
             where t.slug = 'platform' and a.builtin_role = 'owner') as owners,
           (select count(*)::int from platform_state where setup_completed_at is null) as open,
           (select count(*)::int from audit_event where action = 'platform.recovered') as told`,
      )
      expect(rows).toEqual([{ owners: 1, open: 0, told: 2 }])
    })
  })

  test('a new master key opens what the old one sealed; the old one is refused from then on', async () => {
    const dataDir = freshFolder()
    const old = masterKeyOf(home)
    at(dataDir, old)
    await withDatabase((opened) => restore(opened, archive, { force: true }))
    at(dataDir, old)
    const next = Buffer.alloc(32, 9)
    await withDatabase((opened) => rewrapKeys(opened, next, now()))
    at(dataDir, old)
    const refused = await refusalOf(withDatabase(async () => {}))
    expect(refused.message).toMatch(/master key/)
    at(dataDir, next.toString('base64url'))
    await withDatabase(async () => {
      await assertInstallation(origin)
      // Needs every tenant's data key: the demo's signing keys are sealed under them.
      const recovered = await recoverOperator('ops@example.com', now())
      expect(recovered.isNew).toBe(true)
    })
  })
})
