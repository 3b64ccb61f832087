import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { verb } from '../verb.ts'
import { changeTenant } from './change.ts'
import { knownSlug, tenantName } from './fields.ts'
import { findTenant } from './find.ts'

/** Gives a tenant another display name. Its slug, and so its issuers, stay. */
export const renameTenant = verb({
  name: 'tenant.renamed',
  permission: 'platform:tenant:write',
  input: z.strictObject({ tenant: knownSlug, displayName: tenantName }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, { displayName }, call) {
    const from = { displayName: tenant.displayName }
    const write = async (inner: Tx) => {
      const data = { displayName, version: { increment: 1 }, updatedAt: call.now }
      return (await inner.db.tenant.updateMany({ where: { id: tenant.id, ...from }, data })).count === 1
    }
    const change = { from, to: { displayName }, write }
    return { result: {}, changes: await changeTenant(tx, call, 'tenant.renamed', tenant, change) }
  },
  example: (seed) => ({ tenant: seed.otherTenant, displayName: `Renamed ${seed.unique()}` }),
})
