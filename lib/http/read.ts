import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '#lib/access/actor.ts'
import { portalActor, portalExists, portalIsOpen } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import type { Query } from '#lib/services/query.ts'
import { cookieReader, inRequest } from './request.ts'

/** Who visits a page of a portal, and when. */
export type Visit = { tenant: string; actor: Actor; now: Date }

/** The visitor of a portal's page. Whoever is not signed in there is led to sign-in and comes back to `path`. */
export async function visitPortal(tenant: string, home: string, path: string): Promise<Visit> {
  if (!(await portalExists(tenant))) notFound()
  const at = now()
  const actor = await inRequest(async () => portalActor(tenant, await cookieReader(), at))
  if (actor.kind === 'anonymous' && !(await portalIsOpen(tenant))) notFound()
  if (actor.kind === 'anonymous') redirect(`${home}/auth/start?${new URLSearchParams({ return: path })}`)
  return { tenant, actor, now: at }
}

/**
 * A query's answer for a page: what is absent, foreign or misspelt is the 404 page; what a role may not see is undefined.
 * Whatever else goes wrong is thrown, for the error page.
 */
export async function read<Schema extends z.ZodType, Result>(
  query: Query<Schema, Result>,
  visit: Visit,
  input: unknown,
): Promise<Result | undefined> {
  try {
    return await inRequest(() => query.call(visit, input))
  } catch (error) {
    if (!isServiceError(error)) throw error
    if (error.code === 'forbidden') return undefined
    if (error.code === 'not_found' || error.code === 'invalid') notFound()
    throw error
  }
}
