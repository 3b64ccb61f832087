import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { clientVerb, keyOfClient, ofClient } from './client-verb.ts'
import { lostWithClient } from './lost.ts'
import { clientFieldsOf } from './view.ts'

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
    const lost = await lostWithClient(tx, client, now)
    // Tokens of no family refer to the client by its id alone.
    await tx.db.accessToken.deleteMany({ where: keyOfClient(tx, client) })
    await tx.db.usedAssertion.deleteMany({ where: keyOfClient(tx, client) })
    const { tenantId, environmentId, clientId: id } = keyOfClient(tx, client)
    await tx.db.client.deleteMany({ where: { tenantId, environmentId, id } })
    return {
      result: {},
      changes: [
        {
          id: client.id,
          environmentId: client.environmentId,
          before: { ...clientFieldsOf(client), clientId: client.clientId, lost },
          after: null,
        },
      ],
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.doomedClient.id, confirm: seed.doomedClient.name }),
})
