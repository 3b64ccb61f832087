import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { socketFolder } from './embedded/place.ts'
import { freePort } from './free-port.ts'
import type { PagesAddress } from './front/proxy.ts'

const name = 'pages.sock'

/** Where the pages listen: a socket beside the embedded data or in a folder of its own, else a free port of this machine. */
export async function pagesPlace(embeddedDataDir: string | undefined): Promise<PagesAddress> {
  const preferred = embeddedDataDir === undefined ? undefined : join(embeddedDataDir, 'run')
  const folder = socketFolder(preferred, name, undefined)
  return folder === undefined ? { port: await freePort() } : { path: join(folder, name) }
}

/** Leaves nothing behind: the socket goes, and its folder with it. */
export function clearPagesPlace(place: PagesAddress): void {
  if ('path' in place) rmSync(join(place.path, '..'), { recursive: true, force: true })
}
