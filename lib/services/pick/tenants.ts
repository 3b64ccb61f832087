import { asPlatform } from '#lib/db/as-platform.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'
import { matchingTenants } from '../tenants/matching.ts'
import { type PickRow, pickInput } from './pick.ts'

/** Tenants to choose from, by name; their ids are their slugs. For operators alone. */
export const pickTenants = query({
  name: 'tenant.pick',
  permission: 'platform:tenant:read',
  input: pickInput,
  target: (tx) => findPlatform(tx),
  read: (_tx, _target, { search, ids }): Promise<PickRow[]> =>
    asPlatform((db) => {
      const wanted = ids === undefined ? matchingTenants(search) : Prisma.sql`t.slug = any (${ids})`
      return db.$queryRaw<PickRow[]>`
        select t.slug as id, t.display_name as label, t.slug as hint from tenants t
        where t.status <> 'deleted' and ${wanted}
        order by lower(t.display_name) collate "C", t.id
        limit ${bounds.pick.rows}`
    }),
  example: () => ({ search: 't' }),
})
