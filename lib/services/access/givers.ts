import type { Tx } from '#lib/db/with-tenant.ts'

/** The names of whoever gave something, by their stored ids. Whoever is gone, or was an operator, has none here. */
export async function giversOf(tx: Tx, ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return () => null
  const directories = await tx.db.directory.findMany({ where: { tenantId: tx.tenantId }, select: { id: true } })
  const rows = await tx.db.user.findMany({
    where: { tenantId: tx.tenantId, directoryId: { in: directories.map(({ id }) => id) }, id: { in: wanted } },
    select: { id: true, displayName: true },
  })
  const names = new Map(rows.map(({ id, displayName }) => [id, displayName]))
  return (id) => (id === null ? null : (names.get(id) ?? null))
}
