import { z } from 'zod'
import type { Actor } from '#lib/access/actor.ts'
import { mintApiKey } from '#lib/access/api-key-text.ts'
import { heldBy, holds } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import { everyPermission, type Permission } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { verb } from '../verb.ts'
import { apiKeyView } from './view.ts'

/**
 * Makes a key of the management API that acts for whoever makes it: the key is in the answer and nowhere else. Nobody puts
 * into it what they do not hold (S10), and it never does more than they hold at the time it is used. It ends within a year.
 */
export const createApiKey = verb({
  name: 'api_key.created',
  permission: 'api_key:write',
  input: z.strictObject({
    name: z.string().trim().min(1, 'needs a name').max(bounds.text.name),
    permissions: z.array(z.enum(everyPermission)).min(1, 'choose at least one').max(everyPermission.length),
    /** The key works in this environment only. Left out: everywhere. */
    environment: z.string().max(bounds.text.slug).optional(),
    days: z.coerce.number().int().min(1).max(bounds.apiKey.days).default(bounds.apiKey.defaultDays),
  }),
  async target(tx, { environment: slug }) {
    if (slug === undefined) return { environmentId: null }
    return findEnvironment(tx, slug)
  },
  async run(tx, { environmentId }, { name, permissions, days }, { actor, now }) {
    const maker = personOf(actor)
    const wanted = everyPermission.filter((permission) => permissions.includes(permission))
    await lockAccess(tx)
    await refuseUnheld(tx, actor, wanted, environmentId)
    const owner = { directoryId: maker.directoryId, userId: maker.userId }
    await refuseTooMany(tx, owner, now)
    const { key, hash, hint } = mintApiKey(tx.tenantId)
    const row = { id: newId(now), name, hint, permissions: wanted, createdAt: now }
    const made = await tx.db.apiKey.create({
      data: {
        ...{ ...row, ...owner, tenantId: tx.tenantId, environmentId },
        keyHash: Uint8Array.from(hash),
        expiresAt: plusSeconds(now, days * 86_400),
      },
      include: { environment: { select: { slug: true } } },
    })
    const apiKey = apiKeyView(made)
    const { hint: _, ...after } = apiKey
    return { result: { apiKey, key }, changes: [{ id: row.id, environmentId, before: null, after }] }
  },
  example: (seed) => ({ name: `Deploys ${seed.unique()}`, permissions: ['user:read' as const], days: 30 }),
})

/** A key acts for somebody who can lose their roles. Operators who entered are gone in an hour; machines are clients already. */
function personOf(actor: Actor) {
  if (actor.kind === 'user') return actor
  throw new ServiceError('forbidden', 'An API key is made by a person of this tenant, in person.')
}

async function refuseUnheld(tx: Tx, actor: Actor, wanted: readonly Permission[], environmentId: string | null) {
  const held = await heldBy(tx, actor)
  const missing = wanted.filter((permission) => !holds(held, permission, environmentId))
  if (missing.length > 0) throw new ServiceError('forbidden', `You do not hold ${missing.join(', ')} yourself.`)
}

async function refuseTooMany(tx: Tx, owner: { directoryId: string; userId: string }, now: Date): Promise<void> {
  const live = await tx.db.apiKey.count({ where: { ...owner, revokedAt: null, expiresAt: { gt: now } } })
  if (live >= bounds.apiKey.perPerson)
    throw new ServiceError('conflict', `One person has at most ${bounds.apiKey.perPerson} keys. Revoke one first.`)
}
