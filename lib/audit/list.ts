import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { AuditAction, Result } from './catalogue.ts'
import { findPersonKeys } from './person-keys.ts'
import { openFields } from './sealed-fields.ts'

/** Where a page of the trail ends: the next one begins right before. */
export type Cursor = { at: Date; id: string }

export type EventFilter = {
  action?: AuditAction
  targetId?: string
  actorId?: string
  personId?: string
  before?: Cursor
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

/** The tenant's trail, newest first, a page at a time by keyset. Sealed fields are opened for the page alone. */
export async function listEvents(tx: Tx, filter: EventFilter = {}): Promise<{ events: ListedEvent[]; next?: Cursor }> {
  const limit = Math.min(Math.max(filter.limit ?? bounds.list.page, 1), bounds.list.maxPage)
  const { before } = filter
  const rows = await tx.db.auditEvent.findMany({
    where: {
      ...(filter.action === undefined ? {} : { action: filter.action }),
      ...(filter.targetId === undefined ? {} : { targetId: filter.targetId }),
      ...(filter.actorId === undefined ? {} : { actorId: filter.actorId }),
      ...(filter.personId === undefined ? {} : { personId: filter.personId }),
      ...(before === undefined
        ? {}
        : { at: { lte: before.at }, OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const events: ListedEvent[] = []
  const people = page.flatMap(({ personId, targetKind, targetId }) => [
    personId,
    targetKind === 'user' ? targetId : null,
  ])
  const keys = await findPersonKeys(
    tx,
    people.filter((id) => id !== null),
  )
  for (const row of page) events.push(await shown(tx, keys, row))
  const last = page.at(-1)
  return rows.length > limit && last !== undefined ? { events, next: { at: last.at, id: last.id } } : { events }
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
