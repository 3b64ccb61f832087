import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomId } from '#lib/kernel/tokens.ts'
import { identityOf } from './process-identity.ts'
import { StartRefusal } from './start-refusal.ts'

type Holder = { pid: number; identity: string; origin: string }

const readHolder = (path: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

const isAlive = (holder: Holder | undefined): holder is Holder =>
  holder !== undefined && identityOf(holder.pid) === holder.identity

/** Who runs on this data directory, if somebody does. */
export function dataDirHolder(dataDir: string): { pid: number; origin: string } | undefined {
  const holder = readHolder(join(dataDir, 'lock'))
  return isAlive(holder) ? holder : undefined
}

/**
 * Takes the data directory for this process; returns how to give it back. A lock whose process is gone (`kill -9`, a lost
 * machine) is replaced, also when another process has since got the same number.
 */
export function lockDataDir(dataDir: string, origin: string): () => void {
  const path = join(dataDir, 'lock')
  const mine = join(dataDir, `lock.${process.pid}.${randomId(6)}`)
  const holder: Holder = { pid: process.pid, identity: identityOf(process.pid) ?? '', origin }
  writeFileSync(mine, JSON.stringify(holder), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (isLinked(mine, path)) return () => release(path, holder)
      const other = readHolder(path)
      if (isAlive(other)) throw inUse(dataDir, other)
      setAside(path)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  throw new StartRefusal(`The data directory ${dataDir} can't be taken.`, 'Try again in a moment.')
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Only one of several waiting processes can move a dead lock away; a live one that slipped in is put back. */
function setAside(path: string): void {
  const away = `${path}.${randomId(6)}`
  try {
    renameSync(path, away)
    if (isAlive(readHolder(away))) isLinked(away, path)
  } catch {
    return // somebody else moved it
  } finally {
    rmSync(away, { force: true })
  }
}

function release(path: string, holder: Holder): void {
  if (readHolder(path)?.identity === holder.identity) rmSync(path, { force: true })
}

const inUse = (dataDir: string, holder: Holder): StartRefusal =>
  new StartRefusal(
    `Another Signet (process ${holder.pid}, ${holder.origin}) is using the data directory ${dataDir}.`,
    `Stop that one first:  kill ${holder.pid}`,
    'or give this one data of its own:  SIGNET_DATA_DIR=./other-data PORT=3001 npm start',
  )
