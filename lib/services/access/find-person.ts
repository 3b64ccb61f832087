import type { Tx } from '#lib/db/with-tenant.ts'
import { identifierKinds, readIdentifier } from '#lib/identity/identifier.ts'
import { parseId } from '#lib/kernel/ids.ts'

/**
 * A person of a directory by what somebody may have at hand: the shown id, or exactly an address, a user name, a phone number,
 * or a subject. A verified address is preferred to a claimed one. Undefined when nobody is called that.
 */
export async function findPerson(tx: Tx, directoryId: string, text: string) {
  const place = { tenantId: tx.tenantId, directoryId }
  const select = { id: true, directoryId: true, sub: true, displayName: true, status: true } as const
  const id = parseId('user', text)
  if (id !== undefined) return (await tx.db.user.findFirst({ where: { ...place, id }, select })) ?? undefined
  const called = identifierKinds.flatMap((kind) => {
    const read = readIdentifier(kind, text)
    return read === undefined ? [] : [{ kind, normalized: read.normalized }]
  })
  const found = await tx.db.identifier.findFirst({
    where: { ...place, OR: called },
    orderBy: [{ verifiedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    select: { user: { select } },
  })
  if (found !== null) return found.user
  return (await tx.db.user.findFirst({ where: { ...place, sub: text }, select })) ?? undefined
}
