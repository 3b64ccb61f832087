import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { findClient } from './find.ts'
import { clientView } from './view.ts'

/** One client with its secrets' hints, and what an app needs to know of its environment. */
export const getClient = query({
  name: 'client.get',
  permission: 'client:read',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug), id: z.string().max(40) }),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async read(tx, row) {
    const where = { tenantId: tx.tenantId, environmentId: row.environmentId }
    const [secrets, environment] = [
      await tx.db.clientSecret.findMany({
        where: { ...where, clientId: row.id },
        select: { id: true, hint: true, createdAt: true, expiresAt: true, lastUsedAt: true },
        orderBy: { id: 'asc' },
        take: bounds.client.secrets,
      }),
      await tx.db.environment.findUniqueOrThrow({
        where: { tenantId_id: { tenantId: tx.tenantId, id: row.environmentId } },
        select: { slug: true, displayName: true, kind: true, issuer: true },
      }),
    ]
    return {
      client: clientView(row),
      secrets: secrets.map((secret) => ({ ...secret, id: formatId('client_secret', secret.id) })),
      environment,
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
