import type pg from 'pg'
import { addressBucket } from '#lib/audit/address-bucket.ts'
import { sealFields } from '#lib/audit/sealed-fields.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { SeededTenant } from './seed-tenant.ts'

/**
 * How large a crowd is, over how many days it is spread, and which part of it a common value has: one event in so many failed (a
 * multiple of 3) and as many came from the busiest address; one in so many was done by, and to, somebody in question.
 */
export type EventCrowd = {
  events: number
  tokens: number
  days: number
  oneIn: { failed: number; actor: number; target: number }
}

const spread = (days: number, size: number): string =>
  `date_trunc('milliseconds', now()) - n * interval '${((days * 86_400_000) / size).toFixed(3)} milliseconds'`

/** The address from which most of a crowd's events come. */
const busiest = '192.0.2.1'

/**
 * Fills a tenant's trail, as the admin. A third of the events happened in staging, where nothing failed; one in three hundred is of a
 * rare kind. What is common hardly ever meets, so that a filter by two common things may find nothing although each finds many: the
 * worst that a plan can be given. Answers a common value of each filter.
 */
export async function crowdOfEvents(adminUrl: string, tenant: SeededTenant, crowd: EventCrowd) {
  const { id, production, staging } = tenant
  const { oneIn } = crowd
  const client = production.web.id
  const columns = `tenant_id, at, id, environment_id, actor_kind, actor_id, action, target_kind, target_id, result, request_id,
    client_id, ip_bucket, reason`
  await onServer(adminUrl, async (admin) => {
    await admin.query(`
      insert into audit_event (${columns})
      select '${id}', ${spread(crowd.days, crowd.events)}, ${rowId('01900002')},
        (case when n % 3 = 0 then '${staging.id}' else '${production.id}' end)::uuid, 'user',
        ${among('01900003', `n % ${oneIn.actor}`)},
        case when n % 300 = 0 then 'role.changed' when n % ${oneIn.failed} = 1 then 'session.failed' else 'session.started' end, 'user',
        ${among('01900004', `n % ${oneIn.target}`)}, case when n % ${oneIn.failed} = 1 then 'failed' else 'ok' end, ${among('01900005', 'n / 3')},
        case when n % 2 = 0 then '${client}'::uuid end,
        case when n % ${oneIn.failed} = 2 then ${addressBucket(id, busiest)} else n % 50000 end,
        case when n % ${oneIn.failed} = 1 then 'wrong_password' end
      from generate_series(1, ${crowd.events}) n`)
    await sealAddresses(admin, id)
    await admin.query('vacuum analyze audit_event')
    await admin.query(`
      insert into token_event (tenant_id, environment_id, at, id, client_id, user_id, kind, result, request_id)
      select '${id}', '${production.id}', ${spread(Math.min(7, crowd.days), crowd.tokens)}, ${rowId('01900006')},
        case when n % 200 = 0 then '${client}'::uuid end, (${among('01900003', 'n % 900')})::uuid,
        case when n % 400 = 0 then 'code_issued' else 'token_issued' end, 'ok', ${among('01900005', '1')}
      from generate_series(1, ${crowd.tokens}) n`)
    await admin.query('vacuum analyze token_event')
  })
  return {
    action: 'session.started',
    result: 'failed',
    environment: 'staging',
    reason: 'wrong_password',
    actor: formatId('user', '01900003-0000-7000-8000-000000000001'),
    target: formatId('user', '01900004-0000-7000-8000-000000000002'),
    client: formatId('client', client),
    ip: busiest,
  }
}

/** The newest of the events from the busiest address say so, sealed as `record` seals: by it they are found, and then opened. */
async function sealAddresses(admin: pg.Client, tenantId: string): Promise<void> {
  const { rows } = await admin.query<{ id: string }>(
    'select id from audit_event where tenant_id = $1 and ip_bucket = $2 order by at desc limit 3000',
    [tenantId, addressBucket(tenantId, busiest)],
  )
  const sealed = await withTenant(tenantId, async (tx) => {
    const made: Buffer[] = []
    for (const { id } of rows)
      made.push(await sealFields(tx, undefined, { eventId: id, part: 'personal' }, { ip: busiest }))
    return made
  })
  await admin.query(
    `update audit_event e set personal = s.personal from unnest($2::uuid[], $3::bytea[]) s (id, personal)
     where e.tenant_id = $1 and e.id = s.id`,
    [tenantId, rows.map(({ id }) => id), sealed],
  )
}

/** An id of a row's own. */
const rowId = (kind: string): string => `('${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`

/** One of a few ids. */
const among = (kind: string, number: string): string => `'${kind}-0000-7000-8000-' || lpad((${number})::text, 12, '0')`
