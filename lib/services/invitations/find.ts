import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { findDirectory } from '../directories/find.ts'

export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

/** An invitation of this directory by its shown id, with what it promises. */
export async function findInvitation(tx: Tx, directory: string, shownId: string) {
  const found = await findDirectory(tx, directory)
  const id = parseId('invitation', shownId)
  if (found === undefined || id === undefined) return undefined
  const row = await tx.db.invitation.findUnique({
    where: { tenantId_directoryId_id: { tenantId: tx.tenantId, directoryId: found.id, id } },
    include: {
      environment: { select: { id: true, kind: true, issuer: true } },
      roles: {
        include: {
          role: { select: { displayName: true } },
          environment: { select: { slug: true, displayName: true } },
        },
        orderBy: { id: 'asc' },
      },
      groups: { include: { group: { select: { displayName: true } } }, orderBy: { groupId: 'asc' } },
    },
  })
  // People belong to the whole tenant: a permission held in one environment is not enough.
  return row === null ? undefined : { ...row, linkTo: row.environment, environmentId: null }
}
