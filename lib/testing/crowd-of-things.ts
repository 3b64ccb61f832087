import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { sealCell } from '#lib/mail/sealed.ts'
import type { SeededTenant } from './seed-tenant.ts'

/**
 * Fills a tenant with thousands of each thing that it lists beside people (groups, clients, invitations, mails, permissions,
 * events), a few of each kind unlike the rest, so that a plan which reads in vain is told from one that does not.
 */
export async function crowdOfThings(adminUrl: string, tenant: SeededTenant): Promise<void> {
  const { id, directories, production, staging } = tenant
  await crowdOfGroups(adminUrl, id, directories.main)
  await crowdOfClients(adminUrl, id, production.id)
  await crowdOfInvitations(adminUrl, id, directories.main, production.id)
  await crowdOfMails(adminUrl, id)
  await crowdOfPermissions(adminUrl, id)
  await crowdOfEvents(adminUrl, id, { production: production.id, staging: staging.id })
}

/** Three thousand clients in one environment: more than anybody has. */
const crowdOfClients = (adminUrl: string, tenantId: string, environmentId: string) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into clients (tenant_id, environment_id, id, client_id, name, kind, status, token_endpoint_auth_method)
      select '${tenantId}', '${environmentId}', ('01900001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'crowd-' || md5(n::text),
        'App ' || md5('name' || n), case when n % 100 = 0 then 'native' else 'web' end,
        case when n % 200 = 0 then 'disabled' else 'active' end, 'private_key_jwt'
      from generate_series(1, 3000) n`)
    await client.query('vacuum analyze clients')
  })

const uuid = (kind: string) => `('${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`

const crowdOfGroups = (adminUrl: string, tenantId: string, directoryId: string) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into groups (tenant_id, directory_id, id, slug, display_name)
      select '${tenantId}', '${directoryId}', ${uuid('01900006')}, 'team-' || n, 'Team ' || md5(n::text)
      from generate_series(1, 3000) n`)
    await client.query('vacuum analyze groups')
  })

/** Four thousand invitations: a few are open, the others were accepted, taken back or have expired. */
const crowdOfInvitations = (adminUrl: string, tenantId: string, directoryId: string, environmentId: string) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into invitations (tenant_id, directory_id, id, environment_id, email, normalized, token_hash, invited_by_kind,
        expires_at, accepted_at, revoked_at)
      select '${tenantId}', '${directoryId}', ${uuid('01900007')}, '${environmentId}', 'i' || n || '@example.test',
        'i' || n || '@example.test', sha256(n::text::bytea), 'system',
        case when n % 400 = 3 then now() + interval '7 days' else now() - interval '1 day' end,
        case when n % 400 = 1 then now() end,
        case when n % 400 = 2 or n % 400 > 4 then now() end
      from generate_series(1, 4000) n`)
    await client.query('vacuum analyze invitations')
  })

/** Four thousand mails, nearly all of which were sent invitations; sealed as they are, for a list opens them. */
async function crowdOfMails(adminUrl: string, tenantId: string): Promise<void> {
  const sealed = await withTenant(tenantId, async (tx) => {
    const cells = { ids: [] as string[], recipients: [] as Uint8Array[], subjects: [] as Uint8Array[] }
    for (let n = 1; n <= 4_000; n++) {
      const id = `01900008-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
      cells.ids.push(id)
      cells.recipients.push(await sealCell(tx, id, 'recipient', `p${n}@example.test`))
      cells.subjects.push(await sealCell(tx, id, 'subject', 'Hello'))
    }
    return cells
  })
  await onServer(adminUrl, async (client) => {
    await client.query(
      `insert into mails (tenant_id, id, kind, status, recipient, subject, message_id, sent_at)
      select '${tenantId}', id, case when n % 500 in (0, 7) then 'test' else 'invitation' end,
        case when n % 500 = 7 or n % 250 = 3 then 'failed' else 'sent' end, recipient, subject, 'mail-' || n,
        case when not (n % 500 = 7 or n % 250 = 3) then now() end
      from unnest($1::uuid[], $2::bytea[], $3::bytea[]) with ordinality as row (id, recipient, subject, n)`,
      [
        sealed.ids,
        sealed.recipients.map((cell) => Buffer.from(cell)),
        sealed.subjects.map((cell) => Buffer.from(cell)),
      ],
    )
    await client.query('vacuum analyze mails')
  })
}

/** Twenty APIs of two hundred permissions. */
const crowdOfPermissions = (adminUrl: string, tenantId: string) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into apis (tenant_id, id, identifier, name)
      select '${tenantId}', ${uuid('01900009')}, 'https://api-' || n || '.example', 'API ' || n from generate_series(1, 20) n`)
    await client.query(`
      insert into permissions (tenant_id, id, api_id, name)
      select '${tenantId}', ${uuid('0190000a')}, ('01900009-0000-7000-8000-' || lpad(to_hex(1 + n % 20), 12, '0'))::uuid,
        md5(n::text) || ':read' from generate_series(1, 4000) n`)
    await client.query('vacuum analyze permissions')
  })

/** Six thousand events of one tenant, a few of which failed, were in staging or belong to one request. */
const crowdOfEvents = (adminUrl: string, tenantId: string, environments: { production: string; staging: string }) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into audit_event (tenant_id, at, id, environment_id, actor_kind, actor_id, action, target_kind, target_id, result, request_id)
      select '${tenantId}', now() - n * interval '1 second', ('01900002-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        (case when n % 500 = 0 then '${environments.staging}' else '${environments.production}' end)::uuid, 'user', '01900003-0000-7000-8000-' || lpad((n % 40)::text, 12, '0'),
        case when n % 300 = 0 then 'role.changed' else 'session.started' end, 'user', '01900004-0000-7000-8000-' || lpad((n % 900)::text, 12, '0'),
        case when n % 400 = 0 then 'failed' else 'ok' end, '01900005-0000-7000-8000-' || lpad((n / 3)::text, 12, '0')
      from generate_series(1, 6000) n`)
    await client.query('vacuum analyze audit_event')
  })
