import { z } from 'zod'
import { languages } from '#lib/language/languages.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { tenantName } from '../tenants/fields.ts'
import { verb } from '../verb.ts'

/**
 * Gives the tenant another display name, or another language for whoever wishes for none (empty: English), by its own people. Its
 * slug, and so its issuers, stay.
 */
export const changeTenantSettings = verb({
  name: 'tenant.changed',
  permission: 'tenant:write',
  input: z.strictObject({
    displayName: tenantName,
    defaultLanguage: z.enum(['', ...languages]).optional(),
    version: z.coerce.bigint().optional(),
  }),
  async target(tx) {
    await tx.db.$queryRaw`select 1 from tenants where id = ${tx.tenantId}::uuid for no key update`
    const row = await tx.db.tenant.findUnique({ where: { id: tx.tenantId } })
    return row === null ? undefined : { ...row, environmentId: null }
  },
  async run(tx, tenant, { displayName, defaultLanguage: wanted, version }, { now }) {
    await ifUnmoved(tx, tenant, { version }, 'The tenant was')
    const defaultLanguage = wanted === undefined ? tenant.defaultLanguage : wanted === '' ? null : wanted
    const after = { displayName, defaultLanguage }
    const data = { ...after, version: { increment: 1 }, updatedAt: now }
    await tx.db.tenant.updateMany({ where: { id: tenant.id }, data })
    const before = { displayName: tenant.displayName, defaultLanguage: tenant.defaultLanguage }
    return {
      result: {},
      changes: [{ id: tenant.id, before, after }],
    }
  },
  example: (seed) => ({ displayName: `Acme ${seed.unique()}`, defaultLanguage: 'de' as const }),
})
