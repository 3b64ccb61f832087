import { z } from 'zod'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { clientVerb, keyOfClient, ofClient } from './client-verb.ts'

/** Ends one secret of a client at once. What was issued with it stays: tokens belong to the client, not to a secret. */
export const endClientSecret = clientVerb({
  name: 'client_secret.ended',
  permission: 'client:secret',
  input: z.strictObject({ ...ofClient, secretId: z.string().max(40) }),
  async run(tx, client, input) {
    const id = parseId('client_secret', input.secretId)
    if (id === undefined) throw notFound()
    const where = { ...keyOfClient(tx, client), id }
    const secret = await tx.db.clientSecret.findFirst({ where, select: { hint: true } })
    if (secret === null) throw notFound()
    await tx.db.clientSecret.deleteMany({ where })
    const before = { hint: secret.hint }
    return { result: {}, changes: [{ id: client.id, environmentId: client.environmentId, before, after: null }] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id, secretId: seed.client.secretId }),
})
