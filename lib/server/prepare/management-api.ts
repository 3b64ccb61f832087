import { Client } from 'pg'
import { managementAudience, tenantPermissions } from '#lib/access/permissions.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'

type Missing = { tenant_id: string; api_id: string; name: string; description: string }

const known = JSON.stringify(tenantPermissions)
const digest = sha256(known).toString('base64url')
/** Nodes' clocks differ by less than this, and so does a tenant's age by the clock of whoever made it. Seconds. */
const overlap = 86_400

/**
 * Brings the management API of every tenant to the permissions of this version: what a newer version added is there for
 * roles to hold, what it no longer knows is gone from them. A tenant is made with all of them, so mostly nothing is done: where the
 * last start brought all to the same, only those are looked at that were made since, maybe by a node of an older version.
 * Nodes that start at once do it once. Takes a login of `signet_owner`, who sees every tenant.
 */
export async function keepManagementApis(ownerUrl: string, now: Date): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'signet start-up' })
  await client.connect()
  try {
    const apis = await apisToKeep(client)
    if (apis.length > 0) await keep(client, apis, now)
    await client.query('update platform_state set permissions_digest = $1, permissions_kept_at = $2', [digest, now])
  } finally {
    await client.end()
  }
}

async function apisToKeep(client: Client): Promise<string[]> {
  const { rows: states } = await client.query<{ digest: string | null; at: Date | null }>(
    'select permissions_digest as digest, permissions_kept_at as at from platform_state',
  )
  const [state] = states
  const since = state?.digest === digest && state.at !== null ? plusSeconds(state.at, -overlap) : new Date(0)
  const { rows } = await client.query<{ id: string }>(
    'select id from apis where identifier = $1 and created_at >= $2',
    [managementAudience, since],
  )
  return rows.map(({ id }) => id)
}

async function keep(client: Client, apis: readonly string[], now: Date): Promise<void> {
  const { rows } = await client.query<Missing>(
    `select a.tenant_id, a.id as api_id, k.name, k.description
     from apis a cross join json_to_recordset($1) as k (name text, description text)
     where a.id = any ($2)
       and not exists (select from permissions p where p.tenant_id = a.tenant_id and p.api_id = a.id and p.name = k.name)`,
    [known, apis],
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
     where a.id = any ($2) and p.tenant_id = a.tenant_id and p.api_id = a.id and p.name = k.name
       and p.description <> k.description`,
    [known, apis],
  )
  await client.query(
    `delete from permissions p using apis a
     where a.id = any ($2) and p.tenant_id = a.tenant_id and p.api_id = a.id
       and p.name not in (select k.name from json_to_recordset($1) as k (name text))`,
    [known, apis],
  )
}
