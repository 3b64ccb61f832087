import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { isPlatform } from '../tenants/find.ts'

/** A person of the platform's own directory who has a built-in role everywhere, with what was given to them. */
export async function findOperator(tx: Tx, shown: string) {
  const id = parseId('user', shown)
  if (id === undefined || !(await isPlatform(tx))) return undefined
  const control = await tx.db.environment.findFirstOrThrow({
    where: { kind: 'control' },
    select: { directoryId: true },
  })
  const { directoryId } = control
  const user = await tx.db.user.findFirst({ where: { directoryId, id }, select: { id: true, displayName: true } })
  const given = await tx.db.assignment.findMany({
    where: { tenantId: tx.tenantId, userDirectoryId: directoryId, userId: id, builtinRole: { not: null } },
    orderBy: { id: 'asc' },
  })
  return user === null || given.length === 0 ? undefined : { ...user, directoryId, given, environmentId: null }
}

export type Operator = NonNullable<Awaited<ReturnType<typeof findOperator>>>
