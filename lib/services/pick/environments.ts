import { query } from '../query.ts'
import { pickFrom, pickInput } from './pick.ts'

/** Environments of the tenant to choose from; their ids are their slugs. */
export const pickEnvironments = query({
  name: 'environment.pick',
  permission: 'environment:read',
  input: pickInput,
  target: async () => ({ environmentId: null }),
  async read(tx, _target, input) {
    const rows = await tx.db.environment.findMany({
      where: { tenantId: tx.tenantId, kind: { not: 'control' } },
      select: { slug: true, displayName: true, kind: true },
    })
    return pickFrom(
      rows.map(({ slug, displayName, kind }) => ({ id: slug, label: displayName, hint: kind })),
      input,
    )
  },
  example: () => ({}),
})
