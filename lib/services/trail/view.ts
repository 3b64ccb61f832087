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
  actor: party(event.actor.kind, event.actor.id, names),
  onBehalfOf: event.actor.onBehalfOf === null ? null : party('user', event.actor.onBehalfOf, names),
  target: party(event.target.kind, event.target.id, names),
  client: event.clientId === null ? null : party('client', event.clientId, names),
  environment: event.environmentId === null ? null : party('environment', event.environmentId, names),
  requestId: event.requestId,
  ip: text(event.personal?.ip),
  userAgent: text(event.personal?.userAgent),
  erased: event.personal === undefined,
  changes: event.changes,
})

/** Somebody or something that an event names. `name` null: gone. `slug` where its page is found by it. */
export type PartyView = { kind: string; id: string | null; name: string | null; slug?: string }

/** An object as it is called today, with the id that screens show. What is no object of ours is called by its own name. */
export function party(kind: string, id: string | null, names: Names): PartyView {
  if (id === null || !isUuid(id)) return { kind, id, name: id }
  const known = Object.hasOwn(prefixes, kind) ? (kind as Kind) : kind === 'operator' ? 'user' : undefined
  return { kind, id: known === undefined ? id : formatId(known, id), name: null, ...names.get(id) }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
