import { z } from 'zod'
import { type AuditAction, actions, results } from '#lib/audit/catalogue.ts'
import { type EventFilter, listEvents } from '#lib/audit/list.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { paging, readCursor, writeCursor } from '../paging.ts'
import { query } from '../query.ts'
import { namesOf } from './names.ts'
import { storedId } from './stored-id.ts'
import { eventView } from './view.ts'

/** Every action that an event can have, for a list to choose from. */
export const trailActions: readonly string[] = Object.keys(actions)

const id = z.string().max(100).optional()

/**
 * The tenant's trail, newest first (`-at`): all of it, or what was done to an object (`target`), by somebody (`actor`), or either
 * (`about`). Ids are those that screens show; one that names nothing of ours finds nothing. Names are looked up live.
 */
export const listTrail = query({
  name: 'trail.list',
  permission: 'trail:read',
  input: z.strictObject({
    limit: paging.limit,
    cursor: paging.cursor,
    environment: z.string().max(bounds.text.slug).optional(),
    action: z.enum(Object.keys(actions) as [AuditAction, ...AuditAction[]]).optional(),
    result: z.enum(results).optional(),
    target: id,
    actor: id,
    about: id,
    request: id,
    sinceHours: z.coerce
      .number()
      .int()
      .min(1)
      .max(24 * 400)
      .optional(),
    since: z.iso.datetime().optional(),
    until: z.iso.datetime().optional(),
    sort: z.enum(['at', '-at']).default('-at'),
  }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, input, { now }) {
    const place = readCursor(input.cursor)
    const filter = await filterOf(tx, input, now)
    const after = place === undefined ? undefined : { at: new Date(place.key), id: place.id }
    if (after !== undefined && Number.isNaN(after.at.getTime())) throw notFound()
    const order = input.sort === 'at' ? 'oldest' : 'newest'
    const { events, next } = await listEvents(tx, { ...filter, limit: input.limit, order, ...(after ? { after } : {}) })
    const names = await namesOf(tx, events)
    const [first] = events
    return {
      rows: events.map((event) => eventView(event, names)),
      next: next === undefined ? null : cursorOf(next),
      previous: first === undefined ? null : cursorOf(first),
    }
  },
  example: () => ({}),
})

const cursorOf = ({ at, id }: { at: Date; id: string }): string => writeCursor({ key: at.toISOString(), id })

type Wanted = {
  environment?: string | undefined
  action?: AuditAction | undefined
  result?: (typeof results)[number] | undefined
  target?: string | undefined
  actor?: string | undefined
  about?: string | undefined
  request?: string | undefined
  sinceHours?: number | undefined
  since?: string | undefined
  until?: string | undefined
}

async function filterOf(tx: Tx, wanted: Wanted, now: Date): Promise<EventFilter> {
  const environment =
    wanted.environment === undefined
      ? undefined
      : await tx.db.environment.findFirst({ where: { slug: wanted.environment }, select: { id: true } })
  if (environment === null) throw notFound()
  return {
    ...(wanted.action === undefined ? {} : { action: wanted.action }),
    ...(wanted.result === undefined ? {} : { result: wanted.result }),
    ...(wanted.target === undefined ? {} : { targetId: storedId(wanted.target) }),
    ...(wanted.actor === undefined ? {} : { actorId: storedId(wanted.actor) }),
    ...(wanted.about === undefined ? {} : { aboutId: storedId(wanted.about) }),
    ...(wanted.request === undefined
      ? {}
      : { requestId: isUuid(wanted.request) ? wanted.request : storedId(wanted.request) }),
    ...(wanted.sinceHours === undefined ? {} : { since: plusSeconds(now, -wanted.sinceHours * 3600) }),
    ...(wanted.since === undefined ? {} : { since: new Date(wanted.since) }),
    ...(wanted.until === undefined ? {} : { until: new Date(wanted.until) }),
    ...(environment === undefined ? {} : { environmentId: environment.id }),
  }
}
