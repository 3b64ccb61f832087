import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** Where rows of others tell who made them; the trail tells it by the same ids, and of nobody who was erased. */
const authored = [
  ['assignments', 'granted_by'],
  ['branding_versions', 'actor_id'],
  ['client_permissions', 'added_by'],
  ['client_secrets', 'created_by'],
  ['group_members', 'added_by'],
  ['imports', 'created_by'],
  ['promotions', 'actor_id'],
  ['promotions', 'rolled_back_by'],
  ['role_permissions', 'added_by'],
  ['role_roles', 'added_by'],
  ['saved_views', 'created_by'],
  ['webhooks', 'created_by'],
] as const

/** What a person made for others stays, and no longer says that it was them. */
export async function forgetAuthor(tx: Tx, userId: string): Promise<void> {
  for (const [table, column] of authored) {
    const [name, author] = [Prisma.raw(table), Prisma.raw(column)]
    await tx.db.$executeRaw`
      update ${name} set ${author} = null where tenant_id = ${tx.tenantId}::uuid and ${author}::text = ${userId}`
  }
  await tx.db.invitation.updateMany({
    where: { invitedBy: userId },
    data: { invitedBy: null, invitedByKind: 'system' },
  })
  await tx.db.idempotentRequest.deleteMany({ where: { tenantId: tx.tenantId, actorId: userId } })
}
