import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { apiVerb } from './api-verb.ts'
import { apiFields, checkLifetime, tokenAlgs } from './fields.ts'

/**
 * Changes how an API is called and what its tokens are like, from the next token on; those that are out stay good until they
 * expire. Its identifier stays, and so does `tokenSigningAlg` where it is not given: a program that was written before there
 * was a choice does not take it back.
 */
export const changeApi = apiVerb({
  name: 'api.changed',
  input: z
    .strictObject({
      id: z.string().max(40),
      version: z.coerce.bigint().optional(),
      updatedAt: z.iso.datetime({ offset: true }).optional(),
      ...apiFields,
      tokenSigningAlg: z.enum(tokenAlgs).optional(),
    })
    .superRefine(checkLifetime),
  async run(tx, api, { id: _, version, updatedAt, ...given }, { now }) {
    await ifUnmoved(tx, api, { version, updatedAt }, 'This API was')
    const { id, name, tokenFormat, tokenLifetimeSeconds, tokenSigningAlg } = api
    const after = { ...given, tokenSigningAlg: given.tokenSigningAlg ?? tokenSigningAlg }
    await tx.db.api.updateMany({
      where: { tenantId: tx.tenantId, id },
      data: { ...after, version: { increment: 1 }, updatedAt: now },
    })
    return {
      result: {},
      changes: [{ id, before: { name, tokenFormat, tokenLifetimeSeconds, tokenSigningAlg }, after }],
    }
  },
  example: (seed) => ({
    id: seed.api.id,
    name: `Ledger ${seed.unique()}`,
    tokenLifetimeSeconds: 300,
    tokenSigningAlg: 'RS256' as const,
  }),
})
