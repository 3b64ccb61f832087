import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { AuditAction, Result } from './catalogue.ts'
import { findPersonKeys } from './person-keys.ts'
import { openFields } from './sealed-fields.ts'

/** An event's place in the trail: a page ends at one, and the next begins beyond it. */
export type Cursor = { at: Date; id: string }

export type EventFilter = {
  action?: AuditAction
  targetId?: string
  actorId?: string
  personId?: string
  /** What was done to this object, and what it did itself. */
  aboutId?: string
  environmentId?: string
  result?: Result
  requestId?: string
  since?: Date
  /** Not after this moment. */
  until?: Date
  /** Where the page before ended, in the order of the list. */
  after?: Cursor
  order?: 'newest' | 'oldest'
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
  requestId: string
  changes: Record<string, unknown> | null
  /** Address, device, names; undefined once the person has been erased. */
  personal: Record<string, unknown> | undefined
}

/** The tenant's trail, newest first unless told otherwise, a page at a time by keyset. Sealed fields are opened for the page alone. */
export async function listEvents(tx: Tx, filter: EventFilter = {}): Promise<{ events: ListedEvent[]; next?: Cursor }> {
  const limit = Math.min(Math.max(filter.limit ?? bounds.list.page, 1), bounds.list.maxPage)
  const rows = await inOrder(tx, filter, limit + 1)
  const page = rows.slice(0, limit)
  const events = await openEvents(tx, page)
  const last = page.at(-1)
  return rows.length > limit && last !== undefined ? { events, next: { at: last.at, id: last.id } } : { events }
}

/** Stored events as they may be shown now: what told of somebody is opened unless that person has been erased. */
export async function openEvents(tx: Tx, rows: readonly Row[]): Promise<ListedEvent[]> {
  const events: ListedEvent[] = []
  const people = rows.flatMap(({ personId, targetKind, targetId }) => [
    personId,
    targetKind === 'user' ? targetId : null,
  ])
  const keys = await findPersonKeys(
    tx,
    people.filter((id) => id !== null),
  )
  for (const row of rows) events.push(await shown(tx, keys, row))
  return events
}

/** Each side of `aboutId` is read by its own index and the two are merged: one condition over both would read the whole trail. */
async function inOrder(tx: Tx, filter: EventFilter, count: number): Promise<Row[]> {
  const { aboutId, ...rest } = filter
  if (aboutId === undefined) return find(tx, rest, count)
  const sides = [
    await find(tx, { ...rest, targetId: aboutId }, count),
    await find(tx, { ...rest, actorId: aboutId }, count),
  ]
  const once = new Map(sides.flat().map((row) => [row.id, row]))
  const way = filter.order === 'oldest' ? 1 : -1
  return [...once.values()]
    .sort((a, b) => way * (a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)))
    .slice(0, count)
}

type Condition = Omit<EventFilter, 'aboutId'>

function find(tx: Tx, { after, since, until, order, ...filter }: Condition, count: number): Promise<Row[]> {
  const { action, targetId, actorId, personId, environmentId, result, requestId } = filter
  const equal = { action, targetId, actorId, personId, environmentId, result, requestId }
  const where = Object.fromEntries(Object.entries(equal).filter(([, value]) => value !== undefined))
  const [way, than] = order === 'oldest' ? (['asc', 'gt'] as const) : (['desc', 'lt'] as const)
  const beyond =
    after === undefined
      ? []
      : [
          // Said twice: the first lets partitions that hold none of it be left out.
          { at: { [`${than}e`]: after.at } },
          { OR: [{ at: { [than]: after.at } }, { at: after.at, id: { [than]: after.id } }] },
        ]
  const within = [
    ...(since === undefined ? [] : [{ at: { gte: since } }]),
    ...(until === undefined ? [] : [{ at: { lte: until } }]),
  ]
  return tx.db.auditEvent.findMany({
    where: { ...where, AND: [...beyond, ...within] },
    orderBy: [{ at: way }, { id: way }],
    take: count,
  })
}

type Row = NonNullable<Awaited<ReturnType<Tx['db']['auditEvent']['findFirst']>>>

type Keys = Awaited<ReturnType<typeof findPersonKeys>>

async function shown(tx: Tx, keys: Keys, row: Row): Promise<ListedEvent> {
  const part = { eventId: row.id, part: 'personal', personId: row.personId } as const
  return {
    id: row.id,
    at: row.at,
    action: row.action,
    result: row.result as Result,
    reason: row.reason,
    actor: { kind: row.actorKind, id: row.actorId, onBehalfOf: row.onBehalfOf },
    target: { kind: row.targetKind, id: row.targetId },
    environmentId: row.environmentId,
    requestId: row.requestId,
    changes: await openChanges(tx, keys, row),
    personal: row.personal === null ? {} : await openFields(tx, keys, part, row.personal),
  }
}

/** Puts a person's sealed changes back beside the clear ones; marks them erased when their key is gone. */
async function openChanges(tx: Tx, keys: Keys, row: Row): Promise<Record<string, unknown> | null> {
  const stored = row.changes as { sealed?: unknown; before?: object; after?: object } | null
  if (stored === null || typeof stored.sealed !== 'string') return stored as Record<string, unknown> | null
  const { sealed, ...clear } = stored
  const part = { eventId: row.id, part: 'changes', personId: row.targetId } as const
  const opened = await openFields(tx, keys, part, Buffer.from(stored.sealed, 'base64url'))
  if (opened === undefined) return { ...clear, erased: true }
  const { before, after } = opened as { before?: object; after?: object }
  return { ...clear, before: { ...clear.before, ...before }, after: { ...clear.after, ...after } }
}
