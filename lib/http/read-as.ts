import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import type { Query } from '#lib/services/query.ts'
import { cookieReader, inRequest } from './request.ts'

/** A query asked by a form's action, as whoever is signed in to the tenant's portal. Throws what the query throws. */
export const readAs = <Schema extends z.ZodType, Result>(
  query: Query<Schema, Result>,
  tenant: string,
  input: z.input<Schema>,
): Promise<Result> =>
  inRequest(async () => {
    const at = now()
    const actor = await portalActor(tenant, await cookieReader(), at)
    return query.call({ actor, tenant, now: at }, input)
  })
