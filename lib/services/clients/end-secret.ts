import { z } from 'zod'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'
import { findClient } from './find.ts'

/** Ends one secret of a client at once. What was issued with it stays: tokens belong to the client, not to a secret. */
export const endClientSecret = verb({
  name: 'client_secret.ended',
  permission: 'client:secret',
  input: z.strictObject({
    environment: z.string().max(bounds.text.slug),
    id: z.string().max(40),
    secretId: z.string().max(40),
  }),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async run(tx, client, input) {
    const id = parseId('client_secret', input.secretId)
    if (id === undefined) throw notFound()
    const where = { tenantId: tx.tenantId, environmentId: client.environmentId, id, clientId: client.id }
    const secret = await tx.db.clientSecret.findFirst({ where, select: { hint: true } })
    const { count } = await tx.db.clientSecret.deleteMany({ where })
    if (secret === null || count === 0) throw notFound()
    const before = { client: client.clientId, hint: secret.hint }
    return {
      result: {},
      changes: [{ id, environmentId: client.environmentId, before, after: null }],
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id, secretId: seed.client.secretId }),
})
