import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '#e2e/support/bundle.ts'
import { startServer } from '#e2e/support/server.ts'
import { type Signet, startSignet } from '../signet/start.ts'

/** Of what `npm run signet -- seed --out` writes, what is asked with. */
export type SeededTenant = {
  tenantId: string
  issuer: string
  api: string
  service: { clientId: string; secret: string }
  web: { clientId: string; secret: string; redirectUri: string }
}

export type Seeded = { signet: Signet; tenants: SeededTenant[]; stop(): Promise<void> }

/** A server of one front on so many tenants, made by the product's own seed. */
export async function startSeeded(tenants: number, users: number): Promise<Seeded> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signet-scale-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    const first = await startServer({ dataDir })
    await first.stop()
    const paper = seed({ dataDir, port: first.port, tenants, users })
    const signet = await startSignet({ fronts: 1, dataDir, port: first.port })
    const stop = async () => {
      await signet.stop()
      remove()
    }
    return { signet, tenants: paper, stop }
  } catch (error) {
    remove()
    throw error
  }
}

type Order = { dataDir: string; port: number; tenants: number; users: number }

function seed({ dataDir, port, tenants, users }: Order): SeededTenant[] {
  const out = join(dataDir, 'seeded.json')
  const numbers = ['--tenants', String(tenants), '--users', String(users)]
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/signet.js', 'seed', ...numbers, '--out', out], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), SIGNET_DATA_DIR: dataDir },
  })
  if (status !== 0) throw new Error(`the seed failed:\n${stdout}${stderr}`)
  return (JSON.parse(readFileSync(out, 'utf8')) as { tenants: SeededTenant[] }).tenants
}
