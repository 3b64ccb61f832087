import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { giversOf } from '../assignments/givers.ts'

const select = { id: true, displayName: true, description: true } as const

/** The roles that a role contains directly, since when and by whom. */
export async function nestedIn(tx: Tx, parentRoleId: string) {
  const rows = await tx.db.roleRole.findMany({
    where: { tenantId: tx.tenantId, parentRoleId },
    select: { child: { select }, createdAt: true, addedBy: true },
    orderBy: { childRoleId: 'asc' },
  })
  const nameOf = await giversOf(
    tx,
    rows.map(({ addedBy }) => addedBy),
  )
  return rows.map(({ child, createdAt, addedBy }) => ({ ...view(child), since: createdAt, by: nameOf(addedBy) }))
}

/** The roles that contain a role directly. */
export async function nestingIn(tx: Tx, childRoleId: string) {
  const rows = await tx.db.roleRole.findMany({
    where: { tenantId: tx.tenantId, childRoleId },
    select: { parent: { select } },
    orderBy: { parentRoleId: 'asc' },
  })
  return rows.map(({ parent }) => view(parent))
}

const view = ({ id, displayName, description }: { id: string; displayName: string; description: string }) => ({
  id: formatId('role', id),
  name: displayName,
  description,
})
