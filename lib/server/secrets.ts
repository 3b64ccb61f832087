import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartRefusal } from './start-refusal.ts'

export type Secrets = { masterKey: Buffer; databasePassword: string }

/** Writes whole or not at all: a start that is killed in the middle leaves no half secret. */
function write(path: string, value: string): void {
  const draft = `${path}.new`
  writeFileSync(draft, `${value}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}

function readOrMake(path: string): Buffer {
  if (!existsSync(path)) write(path, randomBytes(32).toString('base64url'))
  const value = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (value.length === 32) return value
  throw new StartRefusal(
    `${path} is damaged: it must hold 32 bytes in base64url.`,
    'Put the file back from your copy. Without it the data of this installation can not be read.',
  )
}

/**
 * The secrets of an installation with the embedded database: made once, kept in files that only their owner may read.
 * `hasData` guards against a new key for data that an old one sealed. A key from the environment is used, not stored.
 */
export function loadSecrets(dataDir: string, given: Buffer | undefined, hasData: boolean): Secrets {
  const folder = join(dataDir, 'secrets')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const keyPath = join(folder, 'master-key')
  const passwordPath = join(folder, 'database-password')
  for (const path of given === undefined ? [keyPath, passwordPath] : [passwordPath])
    if (hasData && !existsSync(path))
      throw new StartRefusal(
        `${path} is missing, but there is data that needs it.`,
        'Put the file back from your copy, or set SIGNET_MASTER_KEY if it is the master key that you keep elsewhere.',
        `To begin anew, without the data, move ${dataDir} away.`,
      )
  return { masterKey: given ?? readOrMake(keyPath), databasePassword: readOrMake(passwordPath).toString('base64url') }
}

/** Puts a new master key in the place of the one that is kept. */
export const keepMasterKey = (dataDir: string, masterKey: Buffer): void =>
  write(join(dataDir, 'secrets', 'master-key'), masterKey.toString('base64url'))

/** Whether the master key is kept here, and not handed over by a variable. */
export const isMasterKeyKept = (dataDir: string): boolean => existsSync(join(dataDir, 'secrets', 'master-key'))
