import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { clientVerb, keyOfClient, ofClient } from './client-verb.ts'

/**
 * Revokes every token that a client has, whoever it acts for: refresh and access tokens are dead at once on every node, while
 * people stay signed in here and come back without their password. One event for each family of tokens and one for the whole.
 * Answers how many, and how many are left for another go (`bounds.token.revokedAtOnce`). Nothing to revoke is no event.
 */
export const signOutClient = clientVerb({
  name: 'client.signed_out',
  permission: 'client:write',
  input: z.strictObject(ofClient),
  async run(tx, client, _input, { now }) {
    const { environmentId, id } = client
    const where = { ...keyOfClient(tx, client), revokedAt: null, expiresAt: { gt: now } }
    const found = await tx.db.tokenFamily.findMany({
      where,
      select: { id: true },
      orderBy: { id: 'asc' },
      take: bounds.token.revokedAtOnce,
    })
    const rows = await tx.db.tokenFamily.updateManyAndReturn({
      where: { ...where, id: { in: found.map((each) => each.id) } },
      data: { revokedAt: now, revokeReason: 'client_signed_out' },
      select: { id: true, userId: true },
    })
    if (rows.length === 0) return { result: { families: 0, left: 0 }, changes: [] }
    const left = await tx.db.tokenFamily.count({ where })
    const own = { id, environmentId, before: { tokenFamilies: rows.length + left }, after: { tokenFamilies: left } }
    const families = rows.map((row) => ({
      ...{ action: 'token.revoked' as const, id: row.id, environmentId },
      before: { client: id, user: row.userId },
      after: null,
    }))
    return { result: { families: rows.length, left }, changes: [own, ...families] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.allowedClient.id }),
})
