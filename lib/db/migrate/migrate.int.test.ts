import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cluster, startEmbedded } from '../testing/cluster.ts'
import { inDatabase, onServer, testPasswords } from '../testing/template.ts'
import { assertWalls, WallsError } from '../walls.ts'
import { RolesNeededError } from './errors.ts'
import { type Migrated, migrate } from './index.ts'
import { urlFor } from './roles.ts'

/** A server of its own: roles belong to a server, and here there must be none at first. */
let cluster: Cluster
beforeAll(async () => {
  cluster = await startEmbedded()
})
afterAll(() => cluster.stop())

const folder = resolve('prisma/migrations')
const passwords = testPasswords
let databases = 0

async function freshDatabase(owner = 'postgres'): Promise<string> {
  const name = `fresh_${databases++}`
  await onServer(cluster.url, (client) => client.query(`create database ${name} owner ${owner}`))
  return inDatabase(cluster.url, name)
}

const as = (url: string, login: string): string => {
  const changed = new URL(url)
  changed.username = login
  changed.password = 'login'
  return changed.toString()
}

const dropRoles = () =>
  onServer(cluster.url, async (client) => {
    for (const { datname } of (await client.query("select datname from pg_database where datname like 'fresh%'")).rows)
      await client.query(`drop database ${datname} with (force)`)
    for (const role of Object.keys(passwords)) await client.query(`drop role if exists ${role}`)
  })

describe('the four roles', () => {
  test('are not made by a login that may not; the statements it prints are enough, and hold no password', async () => {
    await onServer(cluster.url, (client) => client.query("create role plain login password 'login'"))
    const url = await freshDatabase()
    const refusal = await migrate({ url: as(url, 'plain'), passwords, folder }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(RolesNeededError)
    const { statements, message } = refusal as RolesNeededError
    for (const password of Object.values(passwords)) expect(message).not.toContain(password)
    await onServer(url, (client) => client.query(statements))
    const { applied } = await migrate({ url: as(url, 'plain'), passwords, folder })
    expect(applied.length).toBeGreaterThan(5)
  })

  test('are made by a login that may, without being a superuser', async () => {
    await dropRoles()
    await onServer(cluster.url, (client) => client.query("create role maker login createrole password 'login'"))
    const url = await freshDatabase('maker')
    const { applied, urls } = await migrate({ url: as(url, 'maker'), passwords, folder })
    expect(applied.length).toBeGreaterThan(5)
    await walled(urls.signet_app)
  })

  test('get new passwords when the master key is another', async () => {
    const url = await freshDatabase()
    const other = { ...passwords, signet_app: 'another' }
    const { urls } = await migrate({ url, passwords: other, folder })
    await walled(urls.signet_app)
    await migrate({ url, passwords, folder })
    await expect(onServer(urls.signet_app, (client) => client.query('select 1'))).rejects.toThrow(/password/)
  })
})

const walled = (url: string): Promise<void> => onServer(url, (client) => assertWalls(client))

const faults = async (url: string): Promise<readonly string[]> => {
  const error = await walled(url).catch((caught: unknown) => caught)
  return error instanceof WallsError ? error.faults : []
}

describe('the whole', () => {
  test('is applied once, however many begin at the same time', async () => {
    const url = await freshDatabase()
    const runs = await Promise.all([1, 2, 3].map(() => migrate({ url, passwords, folder })))
    const lengths = runs.map(({ applied }: Migrated) => applied.length).sort((a, b) => b - a)
    expect(lengths).toEqual([lengths[0], 0, 0])
    expect(lengths[0]).toBeGreaterThan(5)
  })

  test('is recorded as Prisma records it, and a second start applies nothing', async () => {
    const url = await freshDatabase()
    const { applied } = await migrate({ url, passwords, folder })
    const { rows } = await onServer(url, (client) =>
      client.query('select * from _prisma_migrations order by migration_name'),
    )
    expect(rows.map((row) => row.migration_name)).toEqual(applied)
    expect(rows[0]).toMatchObject({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), applied_steps_count: 1 })
    expect(rows[0].finished_at).toBeInstanceOf(Date)
    expect((await migrate({ url, passwords, folder })).applied).toEqual([])
  })
})

describe('start-up refuses', () => {
  let url: string
  let app: string
  beforeAll(async () => {
    url = await freshDatabase()
    app = (await migrate({ url, passwords, folder })).urls.signet_app
  })

  /** Runs `during`, with the walls broken by `text`, and mends them with `mend`. */
  const broken = async (text: string, mend: string): Promise<readonly string[]> => {
    await onServer(url, (client) => client.query(text))
    const found = await faults(app)
    await onServer(url, (client) => client.query(mend))
    expect(await faults(app)).toEqual([])
    return found
  }

  test('a superuser, and any role but signet_app', async () => {
    expect(await faults(url)).toEqual(expect.arrayContaining(['it is postgres, not signet_app', 'it is a superuser']))
    for (const role of ['signet_owner', 'signet_platform', 'signet_janitor'] as const)
      expect(await faults(urlFor(url, role, passwords))).toContain(`it is ${role}, not signet_app`)
  })

  test.each([
    ['alter role signet_app bypassrls', 'alter role signet_app nobypassrls', 'it has BYPASSRLS'],
    [
      'alter role signet_app createrole',
      'alter role signet_app nocreaterole',
      'it may make roles or databases, or replicate',
    ],
    ['grant signet_janitor to signet_app', 'revoke signet_janitor from signet_app', 'it is a member of signet_janitor'],
    ['create schema s authorization signet_app', 'drop schema s', 'it owns 1 objects of this server'],
    [
      'alter table users no force row level security',
      'alter table users force row level security',
      'row-level security is not forced on users',
    ],
  ])('after "%s"', async (text, mend, fault) => {
    expect(await broken(text, mend)).toEqual([fault])
  })
})
