import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { tenantName } from '../tenants/fields.ts'
import { verb } from '../verb.ts'

/** Gives the tenant another display name, by its own people. Its slug, and so its issuers, stay. */
export const changeTenantSettings = verb({
  name: 'tenant.changed',
  permission: 'tenant:write',
  input: z.strictObject({ displayName: tenantName, version: z.coerce.bigint().optional() }),
  async target(tx) {
    await tx.db.$queryRaw`select 1 from tenants where id = ${tx.tenantId}::uuid for no key update`
    const row = await tx.db.tenant.findUnique({ where: { id: tx.tenantId } })
    return row === null ? undefined : { ...row, environmentId: null }
  },
  async run(tx, tenant, { displayName, version }, { now }) {
    await ifUnmoved(tx, tenant, { version }, 'The tenant was')
    const data = { displayName, version: { increment: 1 }, updatedAt: now }
    await tx.db.tenant.updateMany({ where: { id: tenant.id }, data })
    return {
      result: {},
      changes: [{ id: tenant.id, before: { displayName: tenant.displayName }, after: { displayName } }],
    }
  },
  example: (seed) => ({ displayName: `Acme ${seed.unique()}` }),
})
