import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle, root } from '#e2e/support/bundle.ts'
import { startHelper } from '#e2e/support/process.ts'
import type { Minting } from './shapes.ts'

export type Peer = {
  origin: string
  port: number
  pid: number
  mint(what: Minting): Promise<string[]>
  stop(): Promise<void>
}

/** Starts oidc-provider, in memory, in a process of its own. */
export async function startPeer(): Promise<Peer> {
  const helper = await startHelper(await bundle('e2e/bench/peer/main.ts', 'peer'), { NODE_ENV: 'production' })
  const said = JSON.parse(helper.url) as { port: number; mint: number; pid: number }
  return {
    origin: `http://localhost:${said.port}`,
    port: said.port,
    pid: said.pid,
    async mint(what) {
      const response = await fetch(`http://localhost:${said.mint}`, { method: 'POST', body: JSON.stringify(what) })
      if (!response.ok) throw new Error(`the peer could not make ${what.kind}: ${await response.text()}`)
      return (await response.json()) as string[]
    },
    stop: helper.stop,
  }
}

/** Which oidc-provider it is. */
export function peerVersion(): string {
  const file = join(root, 'node_modules', 'oidc-provider', 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
