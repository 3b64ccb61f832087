import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { verb } from '../verb.ts'

/**
 * Revokes a key, whoever's it is: what has leaked is ended by whoever sees it. The next request with it is refused, on every
 * node. One that has been revoked stays so.
 */
export const revokeApiKey = verb({
  name: 'api_key.revoked',
  permission: 'api_key:write',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, { id }) => findApiKey(tx, id),
  async run(tx, { id, environmentId }, _input, { now }) {
    const where = { tenantId: tx.tenantId, id, revokedAt: null }
    const { count } = await tx.db.apiKey.updateMany({ where, data: { revokedAt: now } })
    if (count === 0) return { result: {}, changes: [] }
    const change = { id, environmentId, before: { revokedAt: null }, after: { revokedAt: now } }
    return { result: {}, changes: [change] }
  },
  example: (seed) => ({ id: seed.apiKey.id }),
})

async function findApiKey(tx: Tx, shown: string) {
  const id = parseId('api_key', shown)
  if (id === undefined) return undefined
  const row = await tx.db.apiKey.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  return row ?? undefined
}
