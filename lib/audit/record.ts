import { createHmac } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { type RequestContext, requestContext } from '#lib/kernel/context.ts'
import { isUuid, newId } from '#lib/kernel/ids.ts'
import { deriveKey } from '#lib/keys/master.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { addressBucket } from './address-bucket.ts'
import { type AuditAction, actions, type Result } from './catalogue.ts'
import { countFailure } from './failures.ts'
import { type PersonKeys, personKeys } from './person-keys.ts'
import { partPersonal } from './personal.ts'
import { type Fields, type Plain, redactObject } from './redact.ts'
import { sealFields } from './sealed-fields.ts'

export type EventActor = {
  kind: 'user' | 'operator' | 'client' | 'api_key' | 'system' | 'setup' | 'anonymous'
  /** The row of `users`, `clients` or `api_keys`; the name of the part of the system. */
  id?: string | null
  onBehalfOf?: string | null
}

export type AuditEvent = {
  at: Date
  action: AuditAction
  actor: EventActor
  /** The id of the target; its kind is the catalogue's. */
  target: string | null
  environmentId?: string | null
  /** The row of the client with or through which it happened. Known without saying where the client is the target or the actor. */
  client?: string | null | undefined
  result?: Result
  /** Why it failed or was refused, in a word of ours. Never words of the caller. */
  reason?: string
  changes?: { before?: Fields; after?: Fields }
  /** The person whose doing this was: address and device are sealed under their key. Known without saying for an actor who is a user. */
  person?: string | undefined
  /** More that tells of that person, sealed likewise. */
  personal?: Fields
  /** What somebody typed to say who they are, normalized. Kept as a keyed hash only. */
  typed?: string
}

/**
 * Writes one event in the caller's transaction: it is there if, and only if, what it records is. Request id, address and
 * device are the request's at which it happens. Secrets are redacted, personal fields sealed, failures capped per source and summed.
 */
export async function record(tx: Tx, event: AuditEvent): Promise<void> {
  const result = event.result ?? 'ok'
  const repeated = result === 'ok' ? 1 : await countFailure(tx, event.action, contextOf(tx).ip, event.at)
  if (repeated === undefined) return
  const row = await rowOf(tx, event, repeated)
  tx.write`
    insert into audit_event (tenant_id, id, at, environment_id, actor_kind, actor_id, on_behalf_of, action, target_kind, target_id,
      result, reason, request_id, changes, person_id, personal, subject_hash, client_id, ip_bucket)
    values (${row.tenantId}, ${row.id}, ${row.at}, ${row.environmentId}, ${row.actorKind}, ${row.actorId}, ${row.onBehalfOf},
      ${row.action}, ${row.targetKind}, ${row.targetId}, ${row.result}, ${row.reason}, ${row.requestId}, ${row.changes},
      ${row.personId}, ${row.personal}, ${row.subjectHash}, ${row.clientId}, ${row.ipBucket})`
}

const contextOf = (tx: Tx): RequestContext => tx.context ?? requestContext()

const batch = 500

/**
 * Writes many events of things that were done, as `record` writes one: the keys of all the people they tell of are read, and
 * made, at once. Failures go through `record`, which counts them.
 */
export async function recordMany(tx: Tx, events: readonly (AuditEvent & { result?: 'ok' })[]): Promise<void> {
  const people = events.flatMap((event) => [personOf(event), toldOf(event)]).filter((id) => id !== undefined)
  const keys = await personKeys(tx, people)
  for (let from = 0; from < events.length; from += batch) {
    const data: Awaited<ReturnType<typeof rowOf>>[] = []
    for (const event of events.slice(from, from + batch)) data.push(await rowOf(tx, event, 1, keys))
    await tx.db.auditEvent.createMany({ data })
  }
}

/** The person under whose key address and device are sealed. */
const personOf = (event: AuditEvent): string | undefined =>
  event.person ?? (event.actor.kind === 'user' ? (event.actor.id ?? undefined) : undefined)

/** The person under whose key a change of theirs is sealed, where it holds anything to seal: a key is made at first need only. */
function toldOf(event: AuditEvent): string | undefined {
  if (actions[event.action].target !== 'user' || event.target === null) return undefined
  const { personal } = partPersonal({ ...event.changes?.before, ...event.changes?.after })
  return Object.keys(personal).length === 0 ? undefined : event.target
}

async function rowOf(tx: Tx, event: AuditEvent, repeated: number, keys?: PersonKeys) {
  const context = contextOf(tx)
  const id = newId(event.at)
  const personId = personOf(event)
  const device = { ip: context.ip, userAgent: context.userAgent?.slice(0, bounds.text.userAgent) }
  const personal = redactObject({ ...device, ...event.personal })
  const changes = await storedChanges(tx, event, id, repeated, keys)
  return {
    tenantId: tx.tenantId,
    id,
    at: event.at,
    environmentId: event.environmentId ?? null,
    actorKind: event.actor.kind,
    actorId: event.actor.id ?? null,
    onBehalfOf: event.actor.onBehalfOf ?? null,
    action: event.action,
    targetKind: actions[event.action].target,
    targetId: event.target,
    result: event.result ?? 'ok',
    reason: event.reason?.slice(0, bounds.text.reason) ?? null,
    requestId: context.requestId,
    ...(changes === undefined ? {} : { changes: changes as object }),
    personId: personId ?? null,
    personal: Uint8Array.from(await sealFields(tx, personId, { eventId: id, part: 'personal' }, personal, keys)),
    subjectHash: event.typed === undefined ? null : Uint8Array.from(subjectHash(tx.tenantId, event.typed)),
    clientId: clientOf(event),
    ipBucket: addressBucket(tx.tenantId, context.ip) ?? null,
  }
}

function clientOf(event: AuditEvent): string | null {
  const id = event.client ?? (actions[event.action].target === 'client' ? event.target : undefined)
  const known = id ?? (event.actor.kind === 'client' ? event.actor.id : undefined)
  return known != null && isUuid(known) ? known : null
}

/** The keyed hash of what somebody typed: equal for equal texts of one tenant, and nothing to anybody without the master key. */
export const subjectHash = (tenantId: string, typed: string): Buffer =>
  createHmac('sha256', deriveKey('subject-hash')).update(tenantId).update('\0').update(typed).digest()

/** What is stored of a change: fields in clear, those of a person sealed under that person's key, and how often it failed. */
async function storedChanges(
  tx: Tx,
  event: AuditEvent,
  eventId: string,
  repeated: number,
  keys?: PersonKeys,
): Promise<Record<string, Plain> | undefined> {
  const summed: Record<string, Plain> = repeated > bounds.trail.individualFailures ? { repeated } : {}
  if (event.changes === undefined) return repeated > bounds.trail.individualFailures ? summed : undefined
  const before = redactObject(event.changes.before ?? {})
  const after = redactObject(event.changes.after ?? {})
  if (actions[event.action].target !== 'user') return bounded({ before, after, ...summed })
  const [was, is] = [partPersonal(before), partPersonal(after)]
  const clear = { before: was.clear, after: is.clear, ...summed }
  if (Object.keys(was.personal).length + Object.keys(is.personal).length === 0) return bounded(clear)
  const fields = bounded({ before: was.personal, after: is.personal })
  const sealed = await sealFields(tx, event.target ?? undefined, { eventId, part: 'changes' }, fields, keys)
  return bounded({ ...clear, sealed: sealed.toString('base64url') })
}

/** A change too large to keep says so instead; what is recorded has a bound like everything else. */
const bounded = (changes: Record<string, Plain>): Record<string, Plain> =>
  Buffer.byteLength(JSON.stringify(changes)) <= bounds.trail.changesBytes ? changes : { tooLarge: true }
