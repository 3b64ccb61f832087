import type { z } from 'zod'
import type { Actor } from '#lib/access/actor.ts'
import { may } from '#lib/access/may.ts'
import type { Permission } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { isServiceError, ServiceError } from '#lib/kernel/errors.ts'
import type { Once } from '#lib/limits/once.ts'
import { resolveTenant } from '#lib/tenancy/resolve.ts'
import { plainly } from './plainly.ts'

/** What every use case is told besides its input: who asks, of which tenant (its slug, from the address), and when. */
export type Call = {
  actor: Actor
  tenant: string
  now: Date
  /** What a door does in the transaction of a verb, once it is allowed and when it is done: keeping its answer. */
  once?: Once<unknown> | undefined
}

/** A thing in a tenant. `environmentId` null: it belongs to the whole tenant, so a permission must be held everywhere. */
export type Target = { environmentId: string | null }

/**
 * The tenant that a call is about. Who isn't of it learns nothing: a foreign tenant answers as an absent one (S02).
 * The command line may address each tenant.
 */
export async function addressed(call: Call): Promise<string> {
  const { actor } = call
  if (actor.kind === 'anonymous') throw new ServiceError('unauthenticated', 'Sign in first.')
  const tenant = await resolveTenant(call.tenant)
  if (tenant === undefined) throw notFound()
  if (actor.kind === 'setup' || (actor.kind !== 'system' && actor.tenantId !== tenant.id)) throw notFound()
  return tenant.id
}

/** Parses what came in. Each fault is told by its field's path. */
export function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input, { error: plainly })
  if (read.success) return read.data
  const fields: Record<string, string> = {}
  for (const issue of read.error.issues.slice(0, 50)) {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys.slice(0, 50)) fields[[...path, key].join('.')] ??= 'is not a field of this'
    else fields[path.join('.')] ??= issue.message
  }
  throw new ServiceError('invalid', 'Some fields need another look.', { fields })
}

/** Throws unless the actor holds the permission where the target stands. */
export async function allowed(tx: Tx, call: Call, permission: Permission, target: Target): Promise<void> {
  const answer = await may(tx, call.actor, permission, target.environmentId)
  if (!answer.allowed) throw new ServiceError('forbidden', notAllowed)
}

const notAllowed = 'Your role does not allow this.'

/** Whether a refusal is about the actor's role alone, and so the same for whatever else they ask the same of. */
export const lacksPermission = (error: unknown): boolean =>
  isServiceError(error) && error.code === 'forbidden' && error.message === notAllowed

/** What does not exist, what belongs to somebody else, and what never had that form: one answer. */
export const notFound = (): ServiceError => new ServiceError('not_found', 'There is nothing here.')
