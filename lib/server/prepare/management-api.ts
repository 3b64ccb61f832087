import { Client } from 'pg'
import { managementAudience, tenantPermissions } from '#lib/access/permissions.ts'
import { newId } from '#lib/kernel/ids.ts'

type Missing = { tenant_id: string; api_id: string; name: string; description: string }

/**
 * Brings the management API of every tenant to the permissions of this version: what a newer version added is there for
 * roles to hold, what it no longer knows is gone from them. A tenant is made with all of them, so mostly nothing is done.
 * Nodes that start at once do it once. Takes a login of `signet_owner`, who sees every tenant.
 */
export async function keepManagementApis(ownerUrl: string, now: Date): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'signet start-up' })
  await client.connect()
  try {
    const known = JSON.stringify(tenantPermissions)
    const { rows } = await client.query<Missing>(
      `select a.tenant_id, a.id as api_id, k.name, k.description
       from apis a cross join json_to_recordset($1) as k (name text, description text)
       where a.identifier = $2
         and not exists (select from permissions p where p.tenant_id = a.tenant_id and p.api_id = a.id and p.name = k.name)`,
      [known, managementAudience],
    )
    const missing = rows.map((row) => ({ ...row, id: newId(now) }))
    await client.query(
      `insert into permissions (tenant_id, id, api_id, name, description)
       select m.tenant_id, m.id, m.api_id, m.name, m.description
       from json_to_recordset($1) as m (tenant_id uuid, id uuid, api_id uuid, name text, description text)
       on conflict do nothing`,
      [JSON.stringify(missing)],
    )
    await client.query(
      `update permissions p set description = k.description
       from apis a, json_to_recordset($1) as k (name text, description text)
       where a.identifier = $2 and p.tenant_id = a.tenant_id and p.api_id = a.id and p.name = k.name
         and p.description <> k.description`,
      [known, managementAudience],
    )
    await client.query(
      `delete from permissions p using apis a
       where a.identifier = $2 and p.tenant_id = a.tenant_id and p.api_id = a.id
         and p.name not in (select k.name from json_to_recordset($1) as k (name text))`,
      [known, managementAudience],
    )
  } finally {
    await client.end()
  }
}
