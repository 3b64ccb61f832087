import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { MigrationError } from './errors.ts'

/** Any constant; Prisma's own migrations use 72707369, and so do we, lest both run at once. */
const lockKey = 72_707_369

/**
 * Runs `run` while this session alone holds the migration lock. Others ask again and again from an idle connection instead
 * of waiting inside a statement: a waiting statement holds a snapshot, and `create index concurrently` waits for snapshots.
 */
export async function withMigrationLock<T>(
  client: pg.Client,
  run: () => Promise<T>,
  { everyMs = 250, giveUpAfterMs = 600_000 } = {},
): Promise<T> {
  for (let waitedMs = 0; !(await tryLock(client)); waitedMs += everyMs) {
    if (waitedMs >= giveUpAfterMs)
      throw new MigrationError(
        'Another process has been migrating this database for ten minutes; look for one that hangs.',
      )
    await wait(everyMs)
  }
  try {
    return await run()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [lockKey])
  return rows[0]?.locked === true
}
