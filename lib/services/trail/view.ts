import { actions, isAction } from '#lib/audit/catalogue.ts'
import type { ListedEvent } from '#lib/audit/list.ts'
import { formatId, isUuid, type Kind, prefixes } from '#lib/kernel/ids.ts'
import type { Names } from './names.ts'

/** An event as every door shows it. Ids are the shown ones; names are those of today and null where the object is gone. */
export type EventView = ReturnType<typeof eventView>

/** Makes the public view of an event. `erased`: what told of the person can't be opened by anybody again. */
export const eventView = (event: ListedEvent, names: Names) => ({
  id: formatId('event', event.id),
  at: event.at,
  action: event.action,
  says: isAction(event.action) ? actions[event.action].says : event.action,
  result: event.result,
  reason: event.reason,
  actor: { kind: event.actor.kind, ...named(event.actor.kind, event.actor.id, names) },
  target: { kind: event.target.kind, ...named(event.target.kind, event.target.id, names) },
  environment: event.environmentId === null ? null : (names.get(event.environmentId) ?? null),
  requestId: event.requestId,
  ip: text(event.personal?.ip),
  userAgent: text(event.personal?.userAgent),
  erased: event.personal === undefined,
  changes: event.changes,
})

function named(kind: string, id: string | null, names: Names): { id: string | null; name: string | null } {
  if (id === null || !isUuid(id)) return { id, name: id }
  const known = Object.hasOwn(prefixes, kind) ? (kind as Kind) : kind === 'operator' ? 'user' : undefined
  return { id: known === undefined ? id : formatId(known, id), name: names.get(id) ?? null }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
