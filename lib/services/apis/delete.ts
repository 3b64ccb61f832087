import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { typed } from '../typed.ts'
import { apiVerb } from './api-verb.ts'
import { usageOfApi } from './usage.ts'

/** Deletes an API with its permissions: roles and clients lose them at their next token. Its name is typed to confirm. */
export const deleteApi = apiVerb({
  name: 'api.deleted',
  input: z.strictObject({ id: z.string().max(40), confirm: z.string().max(bounds.text.name + 20) }),
  async run(tx, api, { confirm }) {
    typed(confirm, api.name)
    const { permissions, roles, clients } = await usageOfApi(tx, api.id)
    await tx.db.api.deleteMany({ where: { tenantId: tx.tenantId, id: api.id } })
    const { name, identifier } = api
    return {
      result: {},
      changes: [{ id: api.id, before: { name, identifier, permissions, roles, clients }, after: null }],
    }
  },
  example: (seed) => ({ id: seed.doomedApi.id, confirm: seed.doomedApi.name }),
})
