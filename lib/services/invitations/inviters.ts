import type { Tx } from '#lib/db/with-tenant.ts'

type Inviter = { invitedByKind: string; invitedBy: string | null }

/** Who invited, by name: null for who is gone. Operators are not named to a tenant. */
export async function invitersOf(tx: Tx, rows: readonly Inviter[]): Promise<(row: Inviter) => string | null> {
  const ids = [
    ...new Set(rows.flatMap(({ invitedByKind, invitedBy }) => (invitedByKind === 'user' ? [invitedBy] : []))),
  ]
  const wanted = ids.filter((id) => id !== null)
  const control = await tx.db.environment.findFirst({ where: { kind: 'control' }, select: { directoryId: true } })
  const people =
    wanted.length === 0 || control === null
      ? []
      : await tx.db.user.findMany({
          where: { tenantId: tx.tenantId, directoryId: control.directoryId, id: { in: wanted } },
          select: { id: true, displayName: true },
        })
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]))
  return ({ invitedByKind, invitedBy }) => {
    if (invitedByKind === 'operator') return 'An operator'
    if (invitedByKind === 'system') return 'The command line'
    if (invitedByKind === 'client') return 'A client of the management API'
    return names.get(invitedBy ?? '') ?? null
  }
}
