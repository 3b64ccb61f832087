import type { Actor } from '#lib/access/actor.ts'
import { type Gift, mayGive } from '#lib/access/giving.ts'
import { heldBy, holds } from '#lib/access/held.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { giftOf, roleOfRow } from './role-of.ts'

type Row = { roleId: string | null; builtinRole: string | null; environmentId: string | null }

/** Whether an actor could take these assignments: what a page offers. The verb asks again. */
export async function takingOf(tx: Tx, actor: Actor, rows: readonly Row[]): Promise<(row: Row) => boolean> {
  const held = await heldBy(tx, actor)
  const gifts = new Map<string, Gift>()
  const keyOf = ({ roleId, builtinRole }: Row) => roleId ?? builtinRole ?? ''
  for (const row of rows) {
    const role = roleOfRow(row)
    if (role !== undefined && !gifts.has(keyOf(row))) gifts.set(keyOf(row), await giftOf(tx, role))
  }
  return (row) => {
    const gift = gifts.get(keyOf(row))
    const { environmentId } = row
    if (gift === undefined || !holds(held, 'assignment:write', environmentId)) return false
    if (row.builtinRole !== null && !holds(held, 'administrator:write', environmentId)) return false
    return mayGive(held, gift, environmentId)
  }
}
