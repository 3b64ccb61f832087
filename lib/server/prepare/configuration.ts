import { mkdirSync } from 'node:fs'
import { type Config, parseConfig } from '#lib/kernel/env.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { lockDataDir } from '../data-lock.ts'
import { hasEmbeddedData, startEmbedded } from '../embedded/index.ts'
import { loadSecrets } from '../secrets.ts'
import { masterKeyNeeded } from './master-key.ts'

/** The configuration as the operator gave it, completed by what only start-up knows. */
export type Source = {
  config: Config & { masterKey: Buffer }
  /** A login that may migrate. */
  url: string
  /** The embedded database, when it is used. */
  onLost(listener: () => void): void
  stop(): Promise<void>
}

/** From now on `config()` of this process holds the master key, and so does the environment of its children. */
export function adoptMasterKey(masterKey: Buffer): Config & { masterKey: Buffer } {
  process.env.SIGNET_MASTER_KEY = masterKey.toString('base64url')
  forget('config')
  return { ...parseConfig(process.env), masterKey }
}

/** The database: the given one, or the embedded one with the secrets that belong to it. */
export async function openSource(given: Config): Promise<Source> {
  if (given.databaseUrl !== undefined) {
    if (given.masterKey === undefined) throw masterKeyNeeded()
    return { config: adoptMasterKey(given.masterKey), url: given.databaseUrl, onLost: () => {}, stop: async () => {} }
  }
  const { dataDir } = given
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataDir(dataDir, given.origin)
  try {
    const secrets = loadSecrets(dataDir, given.masterKey, hasEmbeddedData(dataDir))
    const embedded = await startEmbedded(dataDir, secrets.databasePassword)
    return {
      config: adoptMasterKey(secrets.masterKey),
      url: embedded.url,
      onLost: embedded.onLost,
      async stop() {
        await embedded.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
