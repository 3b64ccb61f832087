import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dataDirHolder, lockDataDir } from './data-lock.ts'
import { loadSecrets } from './secrets.ts'
import { StartRefusal } from './start-refusal.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'signet-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const refusal = (work: () => unknown): StartRefusal => {
  try {
    work()
  } catch (error) {
    if (error instanceof StartRefusal) return error
    throw error
  }
  throw new Error('not refused')
}

describe('the data directory', () => {
  test('is used by one Signet at a time, and the second is told what to do', () => {
    const release = lockDataDir(dataDir, 'http://localhost:3000')
    const second = refusal(() => lockDataDir(dataDir, 'http://localhost:3001'))
    expect(second.message).toContain(`process ${process.pid}, http://localhost:3000`)
    expect(second.advice.join()).toContain('SIGNET_DATA_DIR')
    expect(dataDirHolder(dataDir)?.pid).toBe(process.pid)
    release()
    expect(dataDirHolder(dataDir)).toBeUndefined()
    lockDataDir(dataDir, 'http://localhost:3001')()
    expect(readdirSync(dataDir)).toEqual([])
  })

  test.each([
    ['gone', { pid: 2 ** 22 + 1, identity: 'boot:1', origin: 'x' }],
    ['now another one', { pid: process.pid, identity: 'an earlier boot:1', origin: 'x' }],
  ])('is taken over from a process that is %s', (_name, holder) => {
    writeFileSync(join(dataDir, 'lock'), JSON.stringify(holder))
    lockDataDir(dataDir, 'http://localhost:3000')
    expect(dataDirHolder(dataDir)?.pid).toBe(process.pid)
  })

  test('is taken over from a lock that was cut short', () => {
    writeFileSync(join(dataDir, 'lock'), '{"pid":')
    lockDataDir(dataDir, 'http://localhost:3000')
    expect(dataDirHolder(dataDir)?.pid).toBe(process.pid)
  })
})

describe('secrets', () => {
  test('are made once, differ, and are readable by their owner alone', () => {
    const first = loadSecrets(dataDir, undefined, false)
    expect(loadSecrets(dataDir, undefined, true)).toEqual(first)
    expect(first.masterKey.toString('base64url')).not.toBe(first.databasePassword)
    for (const name of ['master-key', 'database-password'])
      expect(statSync(join(dataDir, 'secrets', name)).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700)
  })

  test('a missing one is not made anew for data that needs it', () => {
    loadSecrets(dataDir, undefined, false)
    rmSync(join(dataDir, 'secrets', 'master-key'))
    expect(refusal(() => loadSecrets(dataDir, undefined, true)).message).toContain('master-key is missing')
    expect(existsSync(join(dataDir, 'secrets', 'master-key'))).toBe(false)
  })

  test('a master key from the environment is used and not written down', () => {
    const given = Buffer.alloc(32, 7)
    expect(loadSecrets(dataDir, given, false).masterKey).toEqual(given)
    expect(readdirSync(join(dataDir, 'secrets'))).toEqual(['database-password'])
  })

  test('a damaged file is named', () => {
    loadSecrets(dataDir, undefined, false)
    writeFileSync(join(dataDir, 'secrets', 'master-key'), 'short')
    expect(refusal(() => loadSecrets(dataDir, undefined, true)).message).toContain('damaged')
  })
})
