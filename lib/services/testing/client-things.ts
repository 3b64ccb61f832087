import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { seedWebClient } from '#lib/testing/clients.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'

type Made = Pick<
  Seed,
  'spareClient' | 'rotatingClient' | 'disabledClient' | 'doomedClient' | 'allowedClient' | 'clientApi'
>

/** What the verbs on clients may refer to, in production. */
export const seedClientThings = (tenant: SeededTenant, now: Date): Promise<Made> =>
  withTenant(tenant.id, async (tx) => {
    const place = { environmentId: tenant.production.id, now }
    const client = async (name: string) => ({ stored: await seedWebClient(tx, place, { name }), name })
    const shown = ({ stored }: { stored: { id: string } }) => ({ id: formatId('client', stored.id) })
    const [spare, rotating, disabled, doomed, allowed] = [
      await client('Spare'),
      await client('Rotating'),
      await client('Disabled'),
      await client('Doomed'),
      await client('Allowed'),
    ]
    await allow(tx, tenant, allowed.stored.id, now)
    await tx.db.client.updateMany({ where: { id: disabled.stored.id }, data: { status: 'disabled' } })
    return {
      spareClient: shown(spare),
      rotatingClient: shown(rotating),
      disabledClient: shown(disabled),
      allowedClient: shown(allowed),
      doomedClient: { ...shown(doomed), name: doomed.name },
      clientApi: {
        id: formatId('api', tenant.api.id),
        permission: formatId('permission', tenant.api.permissions['invoices:read'] ?? ''),
      },
    }
  })

/** Ada has allowed the client something; tokens came of it, and others that the client has for itself. */
async function allow(tx: Tx, tenant: SeededTenant, clientId: string, now: Date): Promise<void> {
  const place = { tenantId: tx.tenantId, environmentId: tenant.production.id, clientId }
  const person = { directoryId: tenant.directories.main, userId: tenant.ada.id }
  const grantId = newId(now)
  await tx.db.grant.createMany({ data: [{ ...place, ...person, id: grantId, scopes: ['openid'] }] })
  const expiresAt = plusSeconds(now, 3_600)
  await tx.db.tokenFamily.createMany({
    data: [
      { ...place, ...person, id: newId(now), grantId, expiresAt },
      { ...place, id: newId(now), expiresAt },
    ],
  })
}
