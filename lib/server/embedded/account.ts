import { spawnSync } from 'node:child_process'
import { StartRefusal } from '../start-refusal.ts'

/** As whom PostgreSQL runs: undefined is as ourselves. */
export type Account = { uid: number; gid: number; name: string } | undefined

function lookUp(name: string): Account {
  const ids = ['-u', '-g'].map((flag) => {
    const found = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return found.status === 0 ? Number.parseInt(found.stdout, 10) : Number.NaN
  })
  const [uid, gid] = ids
  return uid === undefined || gid === undefined || Number.isNaN(uid) || Number.isNaN(gid) || uid === 0
    ? undefined
    : { uid, gid, name }
}

/** PostgreSQL refuses to run as root; so root lends it an account: `postgres`, made if need be, or `nobody`. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  const existing = lookUp('postgres')
  if (existing !== undefined) return existing
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const account = lookUp('postgres') ?? lookUp('nobody')
  if (account !== undefined) return account
  throw new StartRefusal(
    'PostgreSQL does not run as root, and there is no other account for it.',
    'Make one:  useradd --system postgres',
    'or start Signet as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether the account can enter `folder` and run `program` (a home directory of root is closed to others). */
export function canReach(account: Account, folder: string, program?: string): boolean {
  if (account === undefined) return true
  const script = program === undefined ? 'cd "$1"' : 'cd "$1" && test -x "$2"'
  const found = spawnSync('/bin/sh', ['-c', script, 'sh', folder, program ?? ''], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
    stdio: 'ignore',
  })
  return found.status === 0
}
