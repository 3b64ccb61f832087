import { asPlatform } from '#lib/db/as-platform.ts'
import { bounds } from '#lib/limits/bounds.ts'
import packageJson from '../../../package.json' with { type: 'json' }

type SystemChecks = { version: string; postgres: string; keysReady: boolean; passwordMinLength: number }

/** What the set-up page says of the system behind it. */
export async function systemChecks(): Promise<SystemChecks> {
  const { server, keys } = await asPlatform(async (db) => {
    const rows = await db.$queryRaw<{ version: string }[]>`select current_setting('server_version') as version`
    return { server: rows[0]?.version ?? '', keys: await db.keyPool.count() }
  })
  const postgres = server.split(' ')[0] ?? ''
  return { version: packageJson.version, postgres, keysReady: keys > 0, passwordMinLength: bounds.password.minAlone }
}
