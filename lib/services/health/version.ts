import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The version of Signet that this node runs, as its package says; undefined where it was started without one beside it. */
export async function versionNow(): Promise<string | undefined> {
  try {
    const { version } = JSON.parse(await readFile(join(process.cwd(), 'package.json'), 'utf8')) as { version?: unknown }
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}
