import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { addressBucket, plainAddress } from './address-bucket.ts'
import type { Result } from './catalogue.ts'
import { type Cursor, type EventCondition, type EventRow, findEvents } from './find-events.ts'
import { findPersonKeys } from './person-keys.ts'
import { openFields } from './sealed-fields.ts'

export type EventFilter = Omit<EventCondition, 'ipBucket'> & {
  /** What was done to this object, and what it did itself. */
  aboutId?: string
  /** Whence it was done. An address that only the sealed fields know: events of people who were erased are not found by it. */
  ip?: string
  limit?: number
}

export type ListedEvent = {
  id: string
  at: Date
  action: string
  result: Result
  reason: string | null
  actor: { kind: string; id: string | null; onBehalfOf: string | null }
  target: { kind: string; id: string | null }
  environmentId: string | null
  clientId: string | null
  requestId: string
  /** Whose doing, or whose matter, it was, where it was a person's. */
  personId: string | null
  changes: Record<string, unknown> | null
  /** Address, device, names; undefined once the person has been erased. */
  personal: Record<string, unknown> | undefined
}

type Page = { events: ListedEvent[]; next?: Cursor }

/** The tenant's trail, newest first unless told otherwise, a page at a time by keyset. Sealed fields are opened for the page alone. */
export async function listEvents(tx: Tx, filter: EventFilter = {}): Promise<Page> {
  const { limit: wanted, ip, ...rest } = filter
  const limit = Math.min(Math.max(wanted ?? bounds.list.page, 1), bounds.list.maxPage)
  if (ip !== undefined) return fromAddress(tx, rest, ip, limit)
  const rows = await inOrder(tx, rest, limit + 1)
  return pageOf(await openEvents(tx, rows.slice(0, limit)), rows.length > limit)
}

function pageOf(events: ListedEvent[], hasMore: boolean): Page {
  const last = events.at(-1)
  return hasMore && last !== undefined ? { events, next: { at: last.at, id: last.id } } : { events }
}

/** How often more is read, where a bucket holds other addresses or people who were erased, before a page ends as it is. */
const rounds = 10

/** Events in the bucket of an address are opened; those that tell of another, or can't be opened any more, are left out. */
async function fromAddress(tx: Tx, filter: Asked, ip: string, limit: number): Promise<Page> {
  const address = plainAddress(ip)
  const ipBucket = addressBucket(tx.tenantId, ip)
  if (address === undefined || ipBucket === undefined) return { events: [] }
  const batch = bounds.list.maxPage + 1
  const events: ListedEvent[] = []
  let after = filter.after
  for (let round = 0; round < rounds; round++) {
    const rows = await inOrder(tx, { ...filter, ipBucket, ...(after ? { after } : {}) }, batch)
    const found = await openEvents(tx, rows)
    events.push(...found.filter(({ personal }) => isFrom(personal, address)))
    const last = rows.at(-1)
    if (events.length > limit) return pageOf(events.slice(0, limit), true)
    if (rows.length < batch || last === undefined) return { events }
    after = { at: last.at, id: last.id }
  }
  return after === undefined ? { events } : { events, next: after }
}

const isFrom = (personal: ListedEvent['personal'], address: string): boolean =>
  typeof personal?.ip === 'string' && plainAddress(personal.ip) === address

type Asked = EventCondition & Pick<EventFilter, 'aboutId'>

/** Each side of `aboutId` is read by its own index and the two are merged: one condition over both would read the whole trail. */
async function inOrder(tx: Tx, { aboutId, ...condition }: Asked, count: number): Promise<EventRow[]> {
  if (aboutId === undefined) return findEvents(tx, condition, count)
  const { targetId = aboutId, actorId = aboutId } = condition
  const sides = [
    targetId === aboutId ? await findEvents(tx, { ...condition, targetId }, count) : [],
    actorId === aboutId ? await findEvents(tx, { ...condition, actorId }, count) : [],
  ]
  const once = new Map(sides.flat().map((row) => [row.id, row]))
  const way = condition.order === 'oldest' ? 1 : -1
  return [...once.values()]
    .sort((a, b) => way * (a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)))
    .slice(0, count)
}

/** Stored events as they may be shown now: what told of somebody is opened, with keys read at once, unless they have been erased. */
export async function openEvents(tx: Tx, rows: readonly EventRow[]): Promise<ListedEvent[]> {
  const people = rows.flatMap(({ personId, targetKind, targetId }) => [
    personId,
    targetKind === 'user' ? targetId : null,
  ])
  const keys = await findPersonKeys(
    tx,
    people.filter((id) => id !== null),
  )
  const events: ListedEvent[] = []
  for (const row of rows) events.push(await shown(tx, keys, row))
  return events
}

type Keys = Awaited<ReturnType<typeof findPersonKeys>>

async function shown(tx: Tx, keys: Keys, row: EventRow): Promise<ListedEvent> {
  const part = { eventId: row.id, part: 'personal', personId: row.personId } as const
  const { id, at, action, reason, environmentId, clientId, requestId, personId } = row
  return {
    ...{ id, at, action, reason, environmentId, clientId, requestId, personId },
    result: row.result as Result,
    actor: { kind: row.actorKind, id: row.actorId, onBehalfOf: row.onBehalfOf },
    target: { kind: row.targetKind, id: row.targetId },
    changes: await openChanges(tx, keys, row),
    personal: row.personal === null ? {} : await openFields(tx, keys, part, row.personal),
  }
}

/** Puts a person's sealed changes back beside the clear ones; marks them erased when their key is gone. */
async function openChanges(tx: Tx, keys: Keys, row: EventRow): Promise<Record<string, unknown> | null> {
  const stored = row.changes as { sealed?: unknown; before?: object; after?: object } | null
  if (stored === null || typeof stored.sealed !== 'string') return stored as Record<string, unknown> | null
  const { sealed, ...clear } = stored
  const part = { eventId: row.id, part: 'changes', personId: row.targetId } as const
  const opened = await openFields(tx, keys, part, Buffer.from(stored.sealed, 'base64url'))
  if (opened === undefined) return { ...clear, erased: true }
  const { before, after } = opened as { before?: object; after?: object }
  return { ...clear, before: { ...clear.before, ...before }, after: { ...clear.after, ...after } }
}
