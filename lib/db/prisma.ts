import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { log } from '#lib/kernel/log.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { PrismaClient } from './generated/client.ts'
import { lentPool } from './lent-pool.ts'
import { appPool, platformPool } from './pools.ts'

const makeClient = (pool: pg.Pool): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg(pool, {
      onConnectionError: (error) => log().warn({ err: error }, 'a database connection failed'),
    }),
  })

/** Prisma as signet_app. Not exported from lib/db's doors: without a tenant it sees no row; use `withTenant`. */
export const appClient = (): PrismaClient => singleton('db.prisma.app', () => makeClient(lentPool(appPool())))

/** Prisma as signet_platform; use `asPlatform`. */
export const platformClient = (): PrismaClient => singleton('db.prisma.platform', () => makeClient(platformPool()))
