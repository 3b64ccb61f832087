import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
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

/** What an installation is seeded with: `users` of all tenants together. `kept`: where it is, or is to be, kept. */
export type SeedSize = { tenants: number; users: number; kept?: string | undefined }

/** A server of one front on so many tenants, made by the product's own seed, or kept from an earlier time. */
export async function startSeeded(size: SeedSize): Promise<Seeded> {
  const dataDir = size.kept ?? mkdtempSync(join(tmpdir(), 'signet-scale-'))
  const remove = () => size.kept === undefined && rmSync(dataDir, { recursive: true, force: true })
  try {
    const paper = (size.kept === undefined ? undefined : readPaper(dataDir)) ?? (await makeSeed(dataDir, size))
    const signet = await startSignet({ fronts: 1, dataDir, port: Number(new URL(paper.origin).port) })
    const stop = async () => {
      await signet.stop()
      remove()
    }
    return { signet, tenants: paper.tenants, stop }
  } catch (error) {
    remove()
    throw error
  }
}

/** What a seed wrote down; `origin` is the address that it was made for. */
type Paper = { origin: string; tenants: SeededTenant[] }

const paperIn = (dataDir: string): string => join(dataDir, 'seeded.json')

const readPaper = (dataDir: string): Paper | undefined =>
  existsSync(paperIn(dataDir)) ? (JSON.parse(readFileSync(paperIn(dataDir), 'utf8')) as Paper) : undefined

async function makeSeed(dataDir: string, { tenants, users }: SeedSize): Promise<Paper> {
  const { port, stop } = await startServer({ dataDir })
  await stop()
  const numbers = ['--tenants', String(tenants), '--users', String(users), '--events', '20']
  const out = ['--out', paperIn(dataDir)]
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/signet.js', 'seed', ...numbers, ...out], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), SIGNET_DATA_DIR: dataDir },
  })
  const paper = readPaper(dataDir)
  if (status !== 0 || paper === undefined) throw new Error(`the seed failed:\n${stdout}${stderr}`)
  return paper
}
