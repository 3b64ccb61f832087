import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '#lib/db/migrate/index.ts'
import { rolePasswords } from '#lib/keys/master.ts'
import { type EmbeddedDatabase, startEmbedded } from '../embedded/index.ts'
import { quiet } from '../say.ts'
import { assertMasterKey } from './master-key.ts'

const mine = Buffer.alloc(32, 1)
const other = Buffer.alloc(32, 2)
let dataDir: string
let server: EmbeddedDatabase

const database = (name: string): string => server.url.replace('/signet?', `/${name}?`)

async function run(statement: string): Promise<void> {
  const client = new Client({ connectionString: database('postgres') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  quiet()
  dataDir = mkdtempSync(join(tmpdir(), 'signet-key-'))
  chmodSync(dataDir, 0o711)
  server = await startEmbedded(dataDir, 'y'.repeat(43))
})

afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the master key of a database', () => {
  test('any will do for a server that has never seen a Signet', async () => {
    await expect(assertMasterKey(server.url, mine)).resolves.toBeUndefined()
  })

  test('another one is refused before the roles’ passwords are changed', async () => {
    await migrate({ url: server.url, passwords: rolePasswords(mine) })
    await expect(assertMasterKey(server.url, other)).rejects.toThrow('not the master key of this database')
    await expect(assertMasterKey(server.url, mine)).resolves.toBeUndefined()
  })

  test('another database of the same server takes the same key, and no other while the first one lives', async () => {
    await run('create database second')
    await expect(assertMasterKey(database('second'), mine)).resolves.toBeUndefined()
    await expect(assertMasterKey(database('second'), other)).rejects.toThrow('already serves another Signet')
  })

  test('roles that were left over from a database that is gone are free', async () => {
    await run('drop database signet')
    await expect(assertMasterKey(database('second'), other)).resolves.toBeUndefined()
  })
})
