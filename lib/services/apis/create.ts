import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { verb } from '../verb.ts'
import { apiFields, checkLifetime } from './fields.ts'
import { apiIdentifier } from './identifier.ts'

/** Creates an API: an audience that clients of every environment may ask tokens for, once it has permissions. */
export const createApi = verb({
  name: 'api.created',
  permission: 'api:write',
  input: z.strictObject({ ...apiFields, identifier: apiIdentifier }).superRefine(checkLifetime),
  target: async () => ({ environmentId: null }),
  async run(tx, _target, input, { now }) {
    await lockAccess(tx)
    const { tenantId } = tx
    if ((await tx.db.api.count({ where: { tenantId } })) >= bounds.api.perTenant)
      throw new ServiceError('conflict', `A tenant has at most ${bounds.api.perTenant} APIs.`)
    const id = newId(now)
    const row = { ...input, tenantId, id, createdAt: now, updatedAt: now }
    const { count } = await tx.db.api.createMany({ data: [row], skipDuplicates: true })
    if (count === 0)
      throw new ServiceError('conflict', 'There is an API with this identifier.', {
        fields: { identifier: 'is another API’s' },
      })
    return { result: { id: formatId('api', id) }, changes: [{ id, before: null, after: input }] }
  },
  example: (seed) => ({
    name: 'Billing',
    identifier: `https://${seed.unique()}.example/billing`,
    tokenSigningAlg: 'RS256' as const,
  }),
})
