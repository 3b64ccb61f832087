import { appPool, platformPool } from '#lib/db/pools.ts'
import type { Opened } from './open-database.ts'

type Row = { origin: string | null; set_up: boolean; tenants: number; environments: number; epoch: string | null }

/** What this installation is, in a few lines. */
export async function statusLines({ config, isRunning }: Opened): Promise<string[]> {
  const [row] = (
    await platformPool().query<Row>(`select
      (select origin from platform_state) as origin,
      exists (select from platform_state where setup_completed_at is not null) as set_up,
      (select count(*)::int from tenants where slug <> 'platform') as tenants,
      (select count(*)::int from environments) as environments,
      (select epoch::text from platform_state) as epoch`)
  ).rows
  const version = (await appPool().query<{ v: string }>("select current_setting('server_version') as v")).rows[0]?.v
  const place = config.databaseUrl === undefined ? `embedded in ${config.dataDir}` : 'from DATABASE_URL'
  return [
    `origin        ${row?.origin ?? 'not started yet'}`,
    `set up        ${row?.set_up === true ? 'yes' : 'no'}`,
    `tenants       ${row?.tenants ?? 0} (${row?.environments ?? 0} environments)`,
    `restored      ${row?.epoch ?? 0} times`,
    `PostgreSQL    ${version}, ${place}`,
    ...(config.databaseUrl === undefined ? [`running       ${isRunning ? 'yes' : 'no'}`] : []),
  ]
}
