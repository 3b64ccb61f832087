import { ClientSettings } from '#lib/clients/settings.ts'
import { insertClient } from '#lib/clients/write.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'
import { promoteEnvironment } from '../promotion/promote.ts'

/** What the verbs of promotion may refer to: services that only staging has, one of them promoted already. */
export async function seedPromotionThings(tenant: SeededTenant, now: Date): Promise<Pick<Seed, 'promotion'>> {
  const service = (name: string) => ClientSettings.parse({ name, kind: 'm2m', scopes: [] })
  await withTenant(tenant.id, async (tx) => {
    for (const name of ['Carrier', 'Courier']) await insertClient(tx, tenant.staging.id, service(name), now)
  })
  const made = await promoteEnvironment.call(
    { actor: { kind: 'system', name: 'command line' }, tenant: tenant.slug, now },
    { environment: 'production', from: 'staging', objects: ['client:Courier'], reason: 'Seeded' },
  )
  return { promotion: { id: made.promotion ?? '' } }
}
