import { type Actor, userIdOf } from '#lib/access/actor.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** Which views somebody sees: their own, and those that are shared. */
export const seenBy = (actor: Actor) => {
  const me = userIdOf(actor)
  return { OR: [{ shared: true }, ...(me === undefined ? [] : [{ createdBy: me }])] }
}

/** A view that this actor sees, by its shown id. Somebody else's own one does not exist for others. */
export async function findView(tx: Tx, actor: Actor, shownId: string) {
  const id = parseId('view', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.savedView.findFirst({ where: { tenantId: tx.tenantId, id, ...seenBy(actor) } })
  return row === null ? undefined : { ...row, environmentId: null }
}

/** What the trail keeps of a view. Not its query: a search may name a person. */
export const told = ({ list, name, shared }: { list: string; name: string; shared: boolean }) => ({
  list,
  name,
  shared,
})
