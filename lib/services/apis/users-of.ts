import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { findApi } from './find.ts'

const most = 200

type RoleRow = { id: string; name: string; permissions: number }
type ClientRow = {
  id: string
  name: string
  environment: string
  environment_name: string
  kind: string
  permissions: number
}

/** Who uses an API: the roles that hold its permissions, and the clients that may ask for them or introspect its tokens. */
export const usersOfApi = query({
  name: 'api.users',
  permission: 'api:read',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, input) => findApi(tx, input.id),
  async read(tx, { id }) {
    const roles = await tx.db.$queryRaw<RoleRow[]>`
      select r.id::text, r.display_name as name, count(*)::int as permissions
      from permissions p
      join role_permissions rp on rp.tenant_id = p.tenant_id and rp.permission_id = p.id
      join roles r on r.tenant_id = rp.tenant_id and r.id = rp.role_id
      where p.tenant_id = ${tx.tenantId}::uuid and p.api_id = ${id}::uuid
      group by r.id, r.display_name order by r.display_name, r.id limit ${most}`
    const clients = await tx.db.$queryRaw<ClientRow[]>`
      select c.id::text, c.name, e.slug as environment, e.display_name as environment_name, e.kind, count(*)::int as permissions
      from permissions p
      join client_permissions cp on cp.tenant_id = p.tenant_id and cp.permission_id = p.id
      join clients c on c.tenant_id = cp.tenant_id and c.environment_id = cp.environment_id and c.id = cp.client_id
      join environments e on e.tenant_id = c.tenant_id and e.id = c.environment_id
      where p.tenant_id = ${tx.tenantId}::uuid and p.api_id = ${id}::uuid
      group by c.id, c.name, e.slug, e.display_name, e.kind order by c.name, c.id limit ${most}`
    const introspecting = await tx.db.clientIntrospection.findMany({
      where: { tenantId: tx.tenantId, apiId: id },
      select: {
        client: {
          select: { id: true, name: true, environment: { select: { slug: true, displayName: true, kind: true } } },
        },
      },
      take: most,
    })
    return {
      roles: roles.map((role) => ({ ...role, id: formatId('role', role.id) })),
      clients: clients.map(({ environment_name, environment, kind, ...client }) => ({
        ...client,
        id: formatId('client', client.id),
        environment: { slug: environment, name: environment_name, kind },
      })),
      introspecting: introspecting.map(({ client: { environment, ...client } }) => ({
        ...client,
        id: formatId('client', client.id),
        environment: { slug: environment.slug, name: environment.displayName, kind: environment.kind },
      })),
    }
  },
  example: (seed) => ({ id: seed.api.id }),
})
