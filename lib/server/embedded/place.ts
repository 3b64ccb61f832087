import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomId } from '#lib/kernel/tokens.ts'
import { type Account, canReach } from './account.ts'
import { commonGround } from './binaries.ts'

/** The longest path a Unix socket may have everywhere (104 bytes on macOS, 108 on Linux). */
const maxSocketPath = 103

/**
 * The folder that holds the cluster: inside the data directory, unless PostgreSQL's account can't get there (as root, in a
 * home that is closed to others); then a folder on common ground, with a link in the data directory.
 */
export function clusterFolder(dataDir: string, account: Account): string {
  const wanted = join(dataDir, 'postgres')
  if (existsSync(wanted)) return realpathSync(wanted)
  // A link to a folder that is gone: the data is lost, and initdb starts anew only when the operator moves the link away.
  if (account !== undefined) chmodSync(dataDir, 0o711)
  if (canReach(account, dataDir)) return join(realpathSync(dataDir), 'postgres')
  const elsewhere = join(commonGround, randomId(9))
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 })
  chmodSync(elsewhere, 0o711)
  const folder = join(elsewhere, 'postgres')
  symlinkSync(folder, wanted)
  return folder
}

/** Makes a folder that `account` owns and nobody else may enter. */
export function ownFolder(path: string, account: Account): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (account !== undefined) chownSync(path, account.uid, account.gid)
}

/**
 * The folder of a socket called `name`: `preferred` where the path is short enough, else one in the system's temporary
 * folder, else undefined, and the caller listens on 127.0.0.1 instead.
 */
export function socketFolder(preferred: string | undefined, name: string, account: Account): string | undefined {
  const fits = (folder: string) => Buffer.byteLength(join(folder, name)) <= maxSocketPath
  if (preferred !== undefined && fits(preferred)) {
    // A killed PostgreSQL leaves both, and believes the second while a process of its number exists: somebody else, or a
    // zombie that nobody has reaped. Whoever comes here has made sure that nobody works in the cluster.
    for (const left of [name, `${name}.lock`]) rmSync(join(preferred, left), { force: true })
    ownFolder(preferred, account)
    return preferred
  }
  if (!fits(join(tmpdir(), 'signet-XXXXXX'))) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'signet-'))
  ownFolder(folder, account)
  return folder
}
