import { type AuditAction, actions } from '#lib/audit/catalogue.ts'
import type { Draw } from './draw.ts'
import type { Row, Rows } from './rows.ts'
import type { SeedTenant } from './tenant.ts'

type Event = { at: Date; action: AuditAction; target: string; actor?: string; failed?: string; client?: string }

/** The first event of a tenant's trail. */
export const addFirstEvent = (rows: Rows, tenant: SeedTenant): void =>
  rows.add('audit_event', {
    ...eventRow(tenant, { at: tenant.at, action: 'tenant.created', target: tenant.id }),
    environment_id: null,
    actor_kind: 'system',
    actor_id: 'seed',
    changes: JSON.stringify({ after: { slug: tenant.slug, displayName: tenant.displayName } }),
  })

/** Events of a tenant's people in the thirty days before `until`: most of them sign in, some in vain. */
export function addEvents(
  rows: Rows,
  tenant: SeedTenant,
  { events, people, client, until }: { events: number; people: readonly string[]; client: string; until: Date },
): void {
  const { draw } = tenant
  for (let n = 0; n < events; n += 1) {
    const at = draw.before(until, 30)
    const person = draw.of(people)
    rows.add('audit_event', eventRow(tenant, happening(draw, at, person, client)))
  }
}

function happening(draw: Draw, at: Date, person: string, client: string): Event {
  const chance = draw.int(100)
  if (chance < 70) return { at, action: 'session.started', target: draw.id(at), actor: person, client }
  if (chance < 85) return { at, action: 'session.failed', target: person, failed: 'wrong_password', client }
  if (chance < 97) return { at, action: 'session.ended', target: draw.id(at), actor: person }
  return { at, action: 'user.changed', target: person, actor: person }
}

const eventRow = (tenant: SeedTenant, event: Event): Row<'audit_event'> => ({
  tenant_id: tenant.id,
  at: event.at,
  id: tenant.draw.id(event.at),
  environment_id: tenant.environments.production,
  actor_kind: event.actor === undefined ? 'anonymous' : 'user',
  actor_id: event.actor ?? null,
  action: event.action,
  target_kind: actions[event.action].target,
  target_id: event.target,
  result: event.failed === undefined ? 'ok' : 'failed',
  reason: event.failed ?? null,
  request_id: tenant.draw.id(event.at),
  changes: null,
  client_id: event.client ?? null,
})
