import { z } from 'zod'
import { type AuditAction, actions, results } from '#lib/audit/catalogue.ts'
import type { EventFilter } from '#lib/audit/list.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { storedId } from './stored-id.ts'

const id = z.string().max(100).optional()

/** When something happened: in the last hours, or between two moments, both included. */
export const trailTimes = {
  sinceHours: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 400)
    .optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
}

/** What the trail can be filtered by, in any combination. Ids are those that screens show. */
export const trailFilters = {
  environment: z.string().max(bounds.text.slug).optional(),
  action: z.enum(Object.keys(actions) as [AuditAction, ...AuditAction[]]).optional(),
  result: z.enum(results).optional(),
  reason: z.string().max(bounds.text.reason).optional(),
  target: id,
  actor: id,
  about: id,
  client: id,
  request: id,
  ip: z.string().max(45).optional(),
  ...trailTimes,
}

type Times = { sinceHours?: number | undefined; since?: string | undefined; until?: string | undefined }
type Wanted = z.output<z.ZodObject<typeof trailFilters>>

/** The condition that a filter of the trail stands for. An environment that does not exist is 404; an id that names nothing finds nothing. */
export async function filterOf(tx: Tx, wanted: Wanted, now: Date): Promise<EventFilter> {
  const { action, result, reason, target, actor, about, client, request, ip, environment } = wanted
  return {
    ...(action === undefined ? {} : { action }),
    ...(result === undefined ? {} : { result }),
    ...(reason === undefined ? {} : { reason }),
    ...(target === undefined ? {} : { targetId: storedId(target) }),
    ...(actor === undefined ? {} : { actorId: storedId(actor) }),
    ...(about === undefined ? {} : { aboutId: storedId(about) }),
    ...(client === undefined ? {} : { clientId: uuidOf(client) }),
    ...(request === undefined ? {} : { requestId: isUuid(request) ? request : storedId(request) }),
    ...(ip === undefined ? {} : { ip }),
    ...timesOf(wanted, now),
    ...(environment === undefined ? {} : { environmentId: await environmentId(tx, environment) }),
  }
}

/** The times that a filter stands for. Hours are counted back from `now`. */
export const timesOf = ({ sinceHours, since, until }: Times, now: Date): { since?: Date; until?: Date } => ({
  ...(sinceHours === undefined ? {} : { since: plusSeconds(now, -sinceHours * 3600) }),
  ...(since === undefined ? {} : { since: new Date(since) }),
  ...(until === undefined ? {} : { until: new Date(until) }),
})

const nobody = '00000000-0000-0000-0000-000000000000'

/** A shown id as a column of UUIDs takes it: what names nothing of ours is the id of nothing. */
export function uuidOf(shown: string): string {
  const stored = storedId(shown)
  return isUuid(stored) ? stored : nobody
}

async function environmentId(tx: Tx, slug: string): Promise<string> {
  const environment = await tx.db.environment.findFirst({
    where: { tenantId: tx.tenantId, slug },
    select: { id: true },
  })
  if (environment === null) throw notFound()
  return environment.id
}
