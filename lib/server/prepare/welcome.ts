import { now } from '#lib/kernel/clock.ts'
import type { Config } from '#lib/kernel/env.ts'
import { say } from '../say.ts'
import type { Prepared } from './database.ts'
import { renewSetupLink } from './installation.ts'

export type Welcome = { config: Config; fronts: number; prepared: Prepared }

/** What the person at the terminal needs once everything is up. */
export async function announce({ config, fronts, prepared }: Welcome): Promise<void> {
  const kind = config.databaseUrl === undefined ? `embedded in ${config.dataDir}` : 'from DATABASE_URL'
  say()
  say(
    `  PostgreSQL ${prepared.postgres} ${kind}; ${prepared.connections} connections for each of ${fronts + 2} processes`,
  )
  const link = await renewSetupLink(config.origin, now())
  if (link !== undefined) say(`\n  Set up (once, within an hour):  ${link}`)
  say(`\nSignet is ready at ${config.origin}   (Ctrl-C stops it)\n`)
}
