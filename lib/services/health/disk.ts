import { statfs } from 'node:fs/promises'
import { config } from '#lib/kernel/env.ts'

/** What is free where this node keeps its data, in bytes. Undefined where the database is somebody else's, or it can't be told. */
export async function diskNow(): Promise<{ freeBytes: number; totalBytes: number } | undefined> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl !== undefined) return undefined
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return undefined
  }
}
