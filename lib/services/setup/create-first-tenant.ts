import { z } from 'zod'
import { withTenant } from '#lib/db/with-tenant.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { parsed } from '../call.ts'
import { recordChanges } from '../record.ts'
import { tenantName, tenantSlug } from '../tenants/fields.ts'
import { foundTenant } from '../tenants/found.ts'
import { personFields } from '../users/create.ts'
import { spendSetupToken } from './spend-token.ts'

const Input = z.strictObject({
  token: z.string().max(100),
  slug: tenantSlug,
  displayName: tenantName,
  ownerName: personFields.displayName,
  ownerEmail: personFields.email,
})

/** The second step of set-up: founds a tenant. Its owner's password is in the answer and nowhere else. */
export async function createFirstTenant(raw: unknown, now: Date) {
  const { token, ...wanted } = parsed(Input, raw)
  const call = { actor: { kind: 'setup' } as const, tenant: 'platform', now }
  const { result } = await spendSetupToken('tenant', token, now, async () => {
    const platform = await platformTenant()
    return withTenant(
      platform.id,
      async (tx) => {
        const made = await foundTenant(tx, call, wanted)
        const after = { slug: wanted.slug, displayName: wanted.displayName }
        await recordChanges(tx, call, 'tenant.created', [{ id: made.id, before: null, after }])
        return made.password
      },
      { timeoutMs: 60_000 },
    )
  })
  return { slug: wanted.slug, displayName: wanted.displayName, owner: { email: wanted.ownerEmail, password: result } }
}
