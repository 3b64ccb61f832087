import type { Prisma } from './generated/client.ts'
import { platformClient } from './prisma.ts'

/**
 * Runs `run` in one transaction as signet_platform: tenants, environments, platform defaults, the pool of keys, the platform's
 * own trail, and nothing else (DESIGN 2.1). A tenant's people and clients are not reachable from here.
 */
export const asPlatform = <T>(
  run: (db: Prisma.TransactionClient) => Promise<T>,
  options: { timeoutMs?: number } = {},
): Promise<T> => platformClient().$transaction(run, { maxWait: 5_000, timeout: options.timeoutMs ?? 10_000 })
