import { type Actor, userIdOf } from '#lib/access/actor.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import { type EventActor, recordMany } from '#lib/audit/record.ts'
import type { Fields } from '#lib/audit/redact.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Call } from './call.ts'

/** One object that changed. `before` null: it is new. `after` null: it is gone. */
export type Change = {
  /** Where it differs from the verb's own name: the second object of a verb, such as the owner of a new tenant. */
  action?: AuditAction
  id: string
  environmentId?: string | null
  before: Fields | null
  after: Fields | null
  /** What an operator gave as the reason, and the like. */
  reason?: string
}

/** Writes one event per changed object, in the transaction of the change. Only what differs is kept. */
export async function recordChanges(tx: Tx, call: Call, name: AuditAction, changes: readonly Change[]): Promise<void> {
  const actor = eventActor(call.actor, tx.tenantId)
  const events = changes.map((change) => {
    const { before, after } = difference(change.before, change.after)
    return {
      at: call.now,
      action: change.action ?? name,
      actor,
      target: change.id,
      environmentId: change.environmentId ?? null,
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      changes: { ...(before === null ? {} : { before }), ...(after === null ? {} : { after }) },
    }
  })
  await recordMany(tx, events)
}

/** An actor as the trail of a tenant names it. Seen from another tenant, a person is an operator. */
export function eventActor(actor: Actor, tenantId: string): EventActor {
  const id = userIdOf(actor)
  if (actor.kind === 'user') return { kind: actor.tenantId === tenantId ? 'user' : 'operator', id: id ?? null }
  if (actor.kind === 'operator') return { kind: actor.homeTenantId === tenantId ? 'user' : 'operator', id: id ?? null }
  if (actor.kind === 'client') return { kind: 'client', id: actor.clientId }
  if (actor.kind === 'api_key') return { kind: 'api_key', id: actor.keyId, onBehalfOf: actor.userId }
  return actor.kind === 'system' ? { kind: 'system', id: actor.name } : { kind: actor.kind }
}

/** Fields that are equal on both sides say nothing; an object that is new or gone keeps all of them. */
export function difference(before: Fields | null, after: Fields | null): Pick<Change, 'before' | 'after'> {
  if (before === null || after === null) return { before, after }
  const changed = Object.keys({ ...before, ...after }).filter((name) => !isSame(before[name], after[name]))
  const pick = (side: Fields): Fields => Object.fromEntries(changed.map((name) => [name, side[name] ?? null])) as Fields
  return { before: pick(before), after: pick(after) }
}

const isSame = (a: Fields[string], b: Fields[string]): boolean => stable(a) === stable(b)
const stable = (value: Fields[string]): string =>
  typeof value === 'bigint' ? value.toString() : (JSON.stringify(value ?? null) ?? 'null')
