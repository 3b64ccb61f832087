import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'
import type { Account } from './account.ts'
import { ownFolder } from './place.ts'

/** The language and the paths of the caller have no say in the database; nor do its PG variables. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** Whether the folder holds a whole cluster of PostgreSQL. */
export const hasCluster = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'))

/**
 * Makes the cluster in a folder beside its own and moves it there when it is whole: a start that is killed in the middle
 * leaves nothing behind that looks like data. Passwords by SCRAM, checksums on every page, and a locale that is built
 * into PostgreSQL, so that an upgrade of the system never changes the order of an index.
 */
export async function initialise(initdb: string, folder: string, password: string, account: Account): Promise<void> {
  const draft = `${folder}.new`
  rmSync(draft, { recursive: true, force: true })
  // An account that may not write to the data directory needs the folder made for it.
  ownFolder(draft, account)
  const passwordFile = join(dirname(folder), 'initdb-password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  chmodSync(passwordFile, 0o600)
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid)
  try {
    const child = spawn(
      initdb,
      [
        ['--pgdata', draft],
        ['--username', 'postgres'],
        ['--pwfile', passwordFile],
        ['--encoding', 'UTF8'],
        ['--locale', 'C'],
        ['--locale-provider', 'builtin'],
        ['--builtin-locale', 'C.UTF-8'],
        ['--auth=scram-sha-256', '--data-checksums', '--no-instructions'],
      ].flat(),
      { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', env: plainEnvironment, ...identity(account) },
    )
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-4000)
      })
    const [code] = (await once(child, 'close')) as [number | null]
    if (code !== 0) throw new StartRefusal(`The database could not be made in ${folder}:\n${output.trim()}`)
    renameSync(draft, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** The options of `spawn` that run a program as `account`. */
export const identity = (account: Account): { uid?: number; gid?: number } =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid }
