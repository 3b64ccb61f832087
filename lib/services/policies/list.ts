import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { levelsOf, policyTopics } from './topics.ts'

/** Every topic of policies, the levels it is set at, how many places of the tenant say something, and when one last changed. */
export const listPolicies = query({
  name: 'policy.list',
  permission: 'policy:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx) {
    const rows = await tx.db.policy.findMany({
      where: { tenantId: tx.tenantId, kind: { in: [...policyTopics] }, NOT: { value: { equals: {} } } },
      select: { kind: true, updatedAt: true },
      orderBy: { updatedAt: 'desc' },
      take: bounds.list.countable,
    })
    return policyTopics.map((topic) => {
      const own = rows.filter(({ kind }) => kind === topic)
      return { topic, levels: levelsOf(topic), places: own.length, changed: own[0]?.updatedAt ?? null }
    })
  },
  example: () => ({}),
})
