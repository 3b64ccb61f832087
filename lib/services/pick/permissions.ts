import { Prisma } from '#lib/db/generated/client.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { begins } from './begins.ts'
import { type PickRow, pickInput, storedIds } from './pick.ts'

/** Permissions of the tenant's APIs to choose from, found by the beginning of their name. */
export const pickPermissions = query({
  name: 'permission.pick',
  permission: 'api:read',
  input: pickInput,
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { search, ids }): Promise<PickRow[]> {
    const named = Prisma.sql`p.id = any(${storedIds(ids ?? [], (text) => parseId('permission', text))}::uuid[])`
    const rows = await tx.db.$queryRaw<{ id: string; name: string; api: string }[]>`
      select p.id::text, p.name, a.name as api
      from permissions p join apis a on a.tenant_id = p.tenant_id and a.id = p.api_id
      where p.tenant_id = ${tx.tenantId}::uuid and ${ids === undefined ? begins(Prisma.sql`p.name`, search) : named}
      order by p.name collate "C", p.id
      limit ${bounds.pick.rows}`
    return rows.map(({ id, name, api }) => ({ id: formatId('permission', id), label: name, hint: api }))
  },
  example: () => ({}),
})
