import { once } from 'node:events'
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { now } from '#lib/kernel/clock.ts'
import { StartRefusal } from '../start-refusal.ts'
import { endOfRows, type Head } from './archive.ts'
import { copyOut } from './copy.ts'
import { inOwnerTransaction, type Opened } from './open-database.ts'
import { appliedMigrations, columnList, tableName, tablesInOrder } from './tables.ts'

type State = { origin: string; instance_id: string; key_check: Buffer }

async function makeHead(client: Client): Promise<Head> {
  const { rows } = await client.query<State>('select origin, instance_id, key_check from platform_state')
  const state = rows[0]
  if (state === undefined) throw new StartRefusal('There is nothing to back up: Signet was never started on this data.')
  return {
    format: 'signet-backup-1',
    madeAt: now().toISOString(),
    origin: state.origin,
    instanceId: state.instance_id,
    keyCheck: state.key_check.toString('base64url'),
    migrations: await appliedMigrations(client),
  }
}

/**
 * Writes everything to one file: as it was at one moment, while the server goes on. The file appears under its name only
 * when it is whole, readable by its owner alone. What is secret in it is sealed under the master key, which is not in it.
 */
export async function backup({ ownerUrl }: Opened, file: string): Promise<{ tables: number }> {
  if (existsSync(file)) throw new StartRefusal(`${file} exists.`, 'Choose another name; a backup is never overwritten.')
  const draft = `${file}.part`
  // What an earlier one left behind, or somebody put there, has a mode or an aim of its own.
  rmSync(draft, { force: true })
  const gzip = createGzip()
  const out = gzip.pipe(createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
  let drained: Promise<void> | undefined
  const write = (chunk: Buffer | string): Promise<void> | undefined => {
    if (gzip.write(chunk)) return undefined
    drained ??= once(gzip, 'drain').then(() => {
      drained = undefined
    })
    return drained
  }
  try {
    const written = await inOwnerTransaction(ownerUrl, 'isolation level repeatable read read only', async (client) => {
      await write(`${JSON.stringify(await makeHead(client))}\n`)
      const tables = await tablesInOrder(client)
      for (const table of tables) {
        await write(`${JSON.stringify({ table: table.name, columns: table.columns })}\n`)
        await copyOut(client, `copy (select ${columnList(table)} from ${tableName(table)}) to stdout`, write)
        await write(`${endOfRows}\n`)
      }
      return tables.length
    })
    gzip.end(`${JSON.stringify({ end: true, tables: written })}\n`)
    await finished(out)
    renameSync(draft, file)
    return { tables: written }
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
