import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { apiVerb } from './api-verb.ts'
import { apiFields, checkLifetime } from './fields.ts'

/** Changes how an API is called and what its tokens are like, from the next token on. Its identifier stays. */
export const changeApi = apiVerb({
  name: 'api.changed',
  input: z
    .strictObject({
      id: z.string().max(40),
      version: z.coerce.bigint().optional(),
      updatedAt: z.iso.datetime({ offset: true }).optional(),
      ...apiFields,
    })
    .superRefine(checkLifetime),
  async run(tx, api, { id: _, version, updatedAt, ...after }, { now }) {
    await ifUnmoved(tx, api, { version, updatedAt }, 'This API was')
    const { id, name, tokenFormat, tokenLifetimeSeconds } = api
    await tx.db.api.updateMany({
      where: { tenantId: tx.tenantId, id },
      data: { ...after, version: { increment: 1 }, updatedAt: now },
    })
    return { result: {}, changes: [{ id, before: { name, tokenFormat, tokenLifetimeSeconds }, after }] }
  },
  example: (seed) => ({ id: seed.api.id, name: `Ledger ${seed.unique()}`, tokenLifetimeSeconds: 300 }),
})
