import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { clientVerb, ofClient } from './client-verb.ts'
import { eraseClient } from './erase.ts'

/**
 * Deletes a client with its secrets, consents, tokens, permissions and roles. Its tokens are dead at once wherever they are
 * looked up. Refused without the name typed as it is.
 */
export const deleteClient = clientVerb({
  name: 'client.deleted',
  permission: 'client:delete',
  input: z.strictObject({ ...ofClient, confirm: z.string().max(bounds.client.name * 2) }),
  async run(tx, client, { confirm }, { now }) {
    if (confirm.trim().normalize('NFC') !== client.name.normalize('NFC'))
      throw new ServiceError('invalid', 'Nothing was deleted.', {
        fields: { confirm: `Type ${client.name} to delete it.` },
      })
    return { result: {}, changes: [await eraseClient(tx, client, now)] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.doomedClient.id, confirm: seed.doomedClient.name }),
})
