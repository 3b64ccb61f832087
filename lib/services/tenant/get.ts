import { z } from 'zod'
import { heldBy, permissionsHeld } from '#lib/access/held.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { sizeOf } from '../directories/size-of.ts'
import { query } from '../query.ts'

/** The tenant itself as its people see it: its environments and directories, and what the visitor may do in each. */
export const getOwnTenant = query({
  name: 'tenant.own',
  permission: 'tenant:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, _input, { actor }) {
    const held = await heldBy(tx, actor)
    const where = { tenantId: tx.tenantId }
    const tenant = await tx.db.tenant.findUniqueOrThrow({
      where: { id: tx.tenantId },
      select: { slug: true, displayName: true, defaultLanguage: true, status: true, createdAt: true, version: true },
    })
    const environments = await tx.db.environment.findMany({
      where: { ...where, kind: { not: 'control' } },
      select: {
        id: true,
        slug: true,
        displayName: true,
        kind: true,
        colour: true,
        issuer: true,
        status: true,
        directory: { select: { slug: true, displayName: true } },
        _count: { select: { clients: { where: { builtIn: null } } } },
      },
      // Those a tenant starts with were made in one moment: then production comes before staging.
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    const directories = await tx.db.directory.findMany({
      where,
      select: { id: true, slug: true, displayName: true, userCount: true },
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    const sized = []
    for (const { id, userCount, ...directory } of directories)
      sized.push({ ...directory, ...(await sizeOf(tx, id, userCount)) })
    return {
      tenant: { ...tenant, id: formatId('tenant', tx.tenantId), version: tenant.version.toString() },
      /** What the visitor may do in the whole tenant. */
      permissions: permissionsHeld(held),
      environments: environments.map(({ id, _count, ...environment }) => ({
        ...environment,
        clients: _count.clients,
        permissions: permissionsHeld(held, id),
      })),
      directories: sized,
    }
  },
  example: () => ({}),
})
