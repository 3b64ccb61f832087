import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandOf, isOccupied } from '../process-identity.ts'
import { type EmbeddedDatabase, startEmbedded } from './index.ts'
import { runningPostmaster } from './postmaster.ts'

const password = 'x'.repeat(43)
let dataDir: string
let running: EmbeddedDatabase | undefined

const folder = () => join(dataDir, 'postgres')
const start = async (): Promise<EmbeddedDatabase> => {
  running = await startEmbedded(dataDir, password)
  return running
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Ends every process of the cluster as a lost machine would. */
async function lose(): Promise<void> {
  const pid = runningPostmaster(folder())
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  await expect.poll(() => isOccupied(folder()), { timeout: 60_000 }).toBe(false)
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signet-test-'))
  chmodSync(dataDir, 0o711)
})

afterEach(async () => {
  await running?.stop()
  running = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the embedded database', () => {
  test('is PostgreSQL 18 with checksums and SCRAM, and listens to this account alone', async () => {
    const { url } = await start()
    const [row] = (await query(
      url,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as sums,
       current_setting('listen_addresses') as listens, (select datlocprovider from pg_database where datname = 'signet') as provider`,
    )) as object[]
    expect(row).toEqual({ major: 18, sums: 'on', listens: '', provider: 'b' })
    expect(readFileSync(join(folder(), 'pg_hba.conf'), 'utf8')).not.toMatch(/^\s*[^#\s].*\btrust\b/m)
    expect(statSync(folder()).mode & 0o077).toBe(0)
    await expect(query(url.replace(password, 'wrong'), 'select 1')).rejects.toThrow('password')
  })

  test('keeps its data over a stop and a start', async () => {
    const first = await start()
    await query(first.url, 'create table kept (n int); insert into kept values (1)')
    await first.stop()
    expect(runningPostmaster(folder())).toBeUndefined()
    expect(await query((await start()).url, 'select n from kept')).toEqual([{ n: 1 }])
  })

  test('recovers when everything was killed: a stale postmaster.pid is no obstacle', async () => {
    const first = await start()
    await query(first.url, 'create table kept (n int); insert into kept values (1)')
    await lose()
    expect(existsSync(join(folder(), 'postmaster.pid'))).toBe(true)
    expect(await query((await start()).url, 'select n from kept')).toEqual([{ n: 1 }])
  })

  test('recovers when postmaster.pid names a process that is now somebody else', async () => {
    await start()
    await lose()
    const stranger = spawn('sleep', ['60'])
    const pidFile = join(folder(), 'postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(stranger.pid)))
    expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(commandOf(stranger.pid ?? 0)).toContain('sleep')
    stranger.kill()
    await once(stranger, 'exit')
  })

  test('recovers when postmaster.pid names a zombie: killed, and reaped by nobody', async () => {
    await start()
    await lose()
    const careless = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'])
    const [output] = (await once(careless.stdout, 'data')) as [Buffer]
    const pidFile = join(folder(), 'postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(output).trim()))
    expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }])
    careless.kill()
    await once(careless, 'exit')
  })

  test('stops a postmaster that outlived its Signet, and starts its own', async () => {
    await start()
    const orphan = runningPostmaster(folder())
    expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(runningPostmaster(folder())).not.toBe(orphan)
  })

  test('an initdb that was killed in the middle leaves nothing that looks like data', async () => {
    const half = spawn('mkdir', ['-p', join(`${folder()}.new`, 'base')])
    await once(half, 'exit')
    expect(await query((await start()).url, 'select 1 as n')).toEqual([{ n: 1 }])
    expect(existsSync(`${folder()}.new`)).toBe(false)
  })
})
