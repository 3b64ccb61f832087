import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'

/** What the verbs on saved views may refer to. */
export const seedViewThings = ({ id: tenantId }: SeededTenant, now: Date): Promise<Pick<Seed, 'view'>> =>
  withTenant(tenantId, async (tx) => {
    const id = newId(now)
    const view = { list: 'users', name: 'Suspended', query: 'status=suspended', shared: true }
    await tx.db.savedView.createMany({ data: [{ ...view, tenantId, id }] })
    return { view: { id: formatId('view', id) } }
  })
