import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { query } from '../query.ts'
import { findPlatform } from './find.ts'

const few = 5

/** The installation at a glance: how many tenants and what a job counted in all of them, the newest, those that are stopped. */
export const overviewTenants = query({
  name: 'tenant.overview',
  permission: 'platform:tenant:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  read: () =>
    asPlatform(async (db) => {
      const byStatus = await db.tenant.groupBy({ by: ['status'], where: { status: { not: 'deleted' } }, _count: true })
      const sums = await db.tenantStatistics.aggregate({
        where: { tenant: { status: { not: 'deleted' } } },
        _sum: { users: true, clients: true, environments: true, sessions: true, families: true },
        _min: { countedAt: true },
      })
      const some = (status: string) =>
        db.tenant.findMany({
          where: { status },
          select: { slug: true, displayName: true, purgeAt: true, updatedAt: true },
          orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
          take: few,
        })
      const newest = await db.tenant.findMany({
        where: { status: { not: 'deleted' } },
        select: { slug: true, displayName: true, status: true, createdAt: true },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: few,
      })
      const count = (status: string) => byStatus.find((row) => row.status === status)?._count ?? 0
      return {
        tenants: { active: count('active'), suspended: count('suspended'), deleting: count('deleting') },
        holds: {
          users: sums._sum.users ?? 0,
          clients: sums._sum.clients ?? 0,
          environments: sums._sum.environments ?? 0,
          sessions: sums._sum.sessions ?? 0,
          families: sums._sum.families ?? 0,
        },
        /** The oldest count that is part of the sums; null when nothing was counted. */
        countedAt: sums._min.countedAt,
        newest,
        suspended: await some('suspended'),
        deleting: await some('deleting'),
      }
    }),
  example: () => ({}),
})
