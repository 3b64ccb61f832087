import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { pickFrom, pickInput } from './pick.ts'

/** APIs of the tenant to choose from. */
export const pickApis = query({
  name: 'api.pick',
  permission: 'api:read',
  input: pickInput,
  target: async () => ({ environmentId: null }),
  async read(tx, _target, input) {
    const rows = await tx.db.api.findMany({
      where: { tenantId: tx.tenantId },
      select: { id: true, identifier: true, name: true },
    })
    return pickFrom(
      rows.map(({ id, identifier, name }) => ({ id: formatId('api', id), label: name, hint: identifier })),
      input,
    )
  },
  example: () => ({}),
})
