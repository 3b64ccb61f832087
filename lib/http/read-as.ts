import type { z } from 'zod'
import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Query } from '#lib/services/query.ts'
import { cookieReader, inRequest } from './request.ts'

/**
 * A query asked by a form's action, as whoever is signed in to the tenant's portal. Throws what the query throws. An input that
 * takes work to read is given as a function: it is read for somebody who is signed in, and for nobody else.
 */
export const readAs = <Schema extends z.ZodType, Result>(
  query: Query<Schema, Result>,
  tenant: string,
  input: z.input<Schema> | (() => Promise<z.input<Schema>>),
): Promise<Result> =>
  inRequest(async () => {
    const at = now()
    const actor = await portalActor(tenant, await cookieReader(), at)
    if (typeof input !== 'function') return query.call({ actor, tenant, now: at }, input)
    if (actor.kind === 'anonymous') throw new ServiceError('unauthenticated', 'Sign in first.')
    return query.call({ actor, tenant, now: at }, await (input as () => Promise<z.input<Schema>>)())
  })
