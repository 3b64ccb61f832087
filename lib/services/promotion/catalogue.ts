import type { Tx } from '#lib/db/with-tenant.ts'
import { loadLayers } from '#lib/policy/load.ts'
import type { Catalogue } from '#lib/promotion/faults.ts'

/** The APIs of the tenant by audience, with the ids of their permissions by name. */
export type ApiIds = ReadonlyMap<string, { id: string; permissions: ReadonlyMap<string, string> }>

/** Reads what the APIs of a tenant understand: some hundred rows, by bound. */
export async function readApis(tx: Tx): Promise<ApiIds> {
  const rows = await tx.db.api.findMany({
    where: { tenantId: tx.tenantId },
    select: { id: true, identifier: true, permissions: { select: { id: true, name: true } } },
  })
  return new Map(
    rows.map(({ id, identifier, permissions }) => [
      identifier,
      { id, permissions: new Map(permissions.map((each) => [each.name, each.id])) },
    ]),
  )
}

/** The same by name alone, for a plan, with what the platform and the tenant say of each policy. */
export async function catalogueOf(tx: Tx, apis: ApiIds): Promise<Catalogue> {
  const names = [...apis].map(([audience, { permissions }]) => [audience, new Set(permissions.keys())] as const)
  return { apis: new Map(names), above: await loadLayers(tx, {}) }
}
