import type { PrismaClient } from './generated/client.ts'
import { platformClient } from './prisma.ts'

/**
 * One statement as signet_platform, which is a transaction by itself: a single read takes no `begin` and no `commit` around it, nor
 * what Prisma does for them. Reaches what `asPlatform` reaches.
 */
export const readPlatform = <T>(read: (db: PrismaClient) => Promise<T>): Promise<T> => read(platformClient())
