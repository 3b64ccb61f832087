import { type BuiltInRole, builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { holderView, withHolder } from './holder.ts'

/** What is read of an assignment for a list. */
export const withParts = {
  ...withHolder,
  role: { select: { id: true, displayName: true } },
  environment: { select: { slug: true, displayName: true, kind: true } },
} satisfies Prisma.AssignmentInclude

export type AssignmentRow = Prisma.AssignmentGetPayload<{ include: typeof withParts }>

/** An assignment as lists show it. `by` is who gave it, where they are still known. */
export const assignmentView = (row: AssignmentRow, nameOf: (id: string | null) => string | null) => ({
  id: formatId('assignment', row.id),
  role: roleView(row),
  holder: holderView(row),
  environment:
    row.environment === null
      ? null
      : { slug: row.environment.slug, name: row.environment.displayName, kind: row.environment.kind },
  since: row.createdAt,
  by: nameOf(row.grantedBy),
})

export type AssignmentView = ReturnType<typeof assignmentView>

/** The id of a built-in role is its key. */
function roleView({ role, builtinRole }: Pick<AssignmentRow, 'role' | 'builtinRole'>) {
  if (role !== null) return { id: formatId('role', role.id), name: role.displayName, builtIn: false }
  const key = builtinRole ?? ''
  return { id: key, name: isBuiltInRole(key) ? builtInRoles[key as BuiltInRole].name : key, builtIn: true }
}
