import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'
import { sendInvitation } from '../invitations/send.ts'

/** What the verbs on invitations and mails may refer to: two that the owner sent. */
export async function seedInvitationThings(
  tenant: SeededTenant,
  now: Date,
): Promise<Pick<Seed, 'invitation' | 'spareInvitation' | 'mail'>> {
  const { owner } = tenant
  const person = { directoryId: owner.directoryId, userId: owner.id, name: owner.displayName }
  const actor: Actor = { kind: 'user', tenantId: tenant.id, ...person }
  const invite = (email: string) =>
    sendInvitation.call({ actor, tenant: tenant.slug, now }, { environment: 'production', email })
  const [first, spare] = [await invite('first@invited.test'), await invite('spare@invited.test')]
  const mail = await withTenant(tenant.id, (tx) => tx.db.mail.findFirstOrThrow({ orderBy: { id: 'asc' } }))
  return {
    invitation: { id: first.id, directory: 'main' },
    spareInvitation: { id: spare.id, directory: 'main' },
    mail: { id: formatId('mail', mail.id) },
  }
}
