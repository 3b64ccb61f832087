import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A tenant as `npm run signet -- seed --out` wrote it down. */
export type KeptTenant = { slug: string; tenantId: string; users: number; owner: string }

/** Where `tenants --data DIR` has kept its tenants, what signs their owners in, and two of them to look at. */
export type SeededInstall = { dataDir: string; port: number; password: string; looked: readonly KeptTenant[] }

/**
 * Reads what stands in SIGNET_DATA_DIR: the largest tenant and a middling one are looked at. From here on, this process is one of the
 * installation too: of the origin that it was seeded for.
 */
export function seededInstall(): SeededInstall {
  const dataDir = process.env.SIGNET_DATA_DIR ?? ''
  const paper = JSON.parse(readFileSync(join(dataDir, 'seeded.json'), 'utf8')) as Paper
  const bySize = [...paper.tenants].sort((a, b) => b.users - a.users)
  const looked = [bySize[0], bySize[Math.floor(bySize.length / 2)]].flatMap((each) => each ?? [])
  const { port } = new URL(paper.origin)
  process.env.PORT = port
  return { dataDir, port: Number(port), password: paper.password, looked }
}

type Paper = { origin: string; password: string; tenants: KeptTenant[] }
