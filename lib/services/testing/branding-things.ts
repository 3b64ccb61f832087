import type { Actor } from '#lib/access/actor.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import { publishBranding } from '../branding/publish.ts'
import { saveBrandingDraft } from '../branding/save-draft.ts'

/** What the verbs on brandings may find: two versions of the tenant's, and a draft in each environment that is named. */
export async function seedBrandingThings(tenant: SeededTenant, drafts: readonly string[], now: Date): Promise<void> {
  const { owner } = tenant
  const person = { directoryId: owner.directoryId, userId: owner.id, name: owner.displayName }
  const actor: Actor = { kind: 'user', tenantId: tenant.id, ...person }
  const call = { actor, tenant: tenant.slug, now }
  for (const radius of ['small', 'large'] as const) {
    await saveBrandingDraft.call(call, { design: { radius } })
    await publishBranding.call(call, {})
  }
  for (const environment of drafts) await saveBrandingDraft.call(call, { environment, design: { font: 'serif' } })
}
