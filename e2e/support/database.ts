import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The embedded database of a running server: its superuser's address, and the master key that the data is sealed with. */
export function embeddedDatabase(dataDir: string): { url: string; masterKey: string } {
  const secret = (name: string) => readFileSync(join(dataDir, 'secrets', name), 'utf8').trim()
  // PostgreSQL's own record of where it listens: pid, data directory, start time, port, socket directory.
  const [, , , port = '', sockets = ''] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  const host = sockets === '' ? '127.0.0.1' : sockets
  const url = `postgresql://postgres:${secret('database-password')}@localhost:${port}/signet?host=${encodeURIComponent(host)}`
  return { url, masterKey: secret('master-key') }
}
