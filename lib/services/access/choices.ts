import { z } from 'zod'
import { managementAudience } from '#lib/access/permissions.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'

/** What can be asked about: the APIs with their permissions, and the directory whose people may sign in to the portal. */
export const accessChoices = query({
  name: 'access.choices',
  permission: 'access:read',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug) }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx) {
    const apis = await tx.db.api.findMany({
      where: { tenantId: tx.tenantId },
      select: { identifier: true, name: true, permissions: { select: { name: true }, orderBy: { name: 'asc' } } },
      orderBy: { name: 'asc' },
    })
    const control = await tx.db.environment.findFirstOrThrow({
      where: { tenantId: tx.tenantId, kind: 'control' },
      select: { directory: { select: { slug: true } } },
    })
    return {
      apis: apis.map(({ identifier, name, permissions }) => ({
        identifier,
        name,
        isManagement: identifier === managementAudience,
        permissions: permissions.map((permission) => permission.name),
      })),
      portalDirectory: control.directory.slug,
    }
  },
  example: (seed) => ({ environment: seed.environment }),
})
