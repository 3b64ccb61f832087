import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirHolder } from '../data-lock.ts'

/** Where a PostgreSQL that runs on `folder` listens, by its own record: pid, data, start, port, socket folder, address. */
function whereabouts(folder: string): { host: string; port: string } {
  const [, , , port = '', sockets = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  return { host: sockets === '' ? '127.0.0.1' : sockets, port }
}

/** The address of the embedded database, when a Signet runs on this data directory. */
export function runningEmbeddedUrl(dataDir: string): string | undefined {
  if (dataDirHolder(dataDir) === undefined) return undefined
  const { host, port } = whereabouts(join(dataDir, 'postgres'))
  const secret = readFileSync(join(dataDir, 'secrets', 'database-password'), 'utf8').trim()
  const password = Buffer.from(secret, 'base64url').toString('base64url')
  return `postgresql://postgres:${password}@localhost:${port}/signet?host=${encodeURIComponent(host)}`
}
