import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { seedWebClient } from '#lib/testing/clients.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'

type Made = Pick<Seed, 'spareClient' | 'rotatingClient' | 'disabledClient' | 'doomedClient' | 'clientApi'>

/** What the verbs on clients may refer to, in production. */
export const seedClientThings = (tenant: SeededTenant, now: Date): Promise<Made> =>
  withTenant(tenant.id, async (tx) => {
    const place = { environmentId: tenant.production.id, now }
    const client = async (name: string) => ({ stored: await seedWebClient(tx, place, { name }), name })
    const shown = ({ stored }: { stored: { id: string } }) => ({ id: formatId('client', stored.id) })
    const [spare, rotating, disabled, doomed] = [
      await client('Spare'),
      await client('Rotating'),
      await client('Disabled'),
      await client('Doomed'),
    ]
    await tx.db.client.updateMany({ where: { id: disabled.stored.id }, data: { status: 'disabled' } })
    return {
      spareClient: shown(spare),
      rotatingClient: shown(rotating),
      disabledClient: shown(disabled),
      doomedClient: { ...shown(doomed), name: doomed.name },
      clientApi: {
        id: formatId('api', tenant.api.id),
        permission: formatId('permission', tenant.api.permissions['invoices:read'] ?? ''),
      },
    }
  })
