import { z } from 'zod'
import { query } from '../query.ts'
import { findLevel, inheritedBranding, levelFields, storedBranding } from './level.ts'

/**
 * How the hosted pages of a level are to look: its draft, the version that holds, and what an environment has from its tenant.
 * Each is null where there is none. `version` is what forms compare.
 */
export const getBranding = query({
  name: 'branding.get',
  permission: 'branding:read',
  input: z.strictObject(levelFields),
  target: (tx, input) => findLevel(tx, input),
  async read(tx, level) {
    const stored = await storedBranding(tx, level)
    const { displayName: tenantName } = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId } })
    const holds = stored?.holds
    return {
      displayName: level.displayName,
      tenantName,
      version: (stored?.version ?? 0n).toString(),
      updatedAt: stored?.updatedAt ?? null,
      draft: stored?.draft ?? null,
      published: holds ? { number: holds.number, at: holds.createdAt, value: holds.value } : null,
      inherited: (await inheritedBranding(tx, level)) ?? null,
    }
  },
  example: (seed) => ({ environment: seed.environment }),
})
