import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { ofClient } from './client-verb.ts'
import { findClient } from './find.ts'
import { liveSecrets } from './live-secrets.ts'
import { clientView } from './view.ts'

/** One client with the hints of its live secrets, and what an app needs to know of its environment. */
export const getClient = query({
  name: 'client.get',
  permission: 'client:read',
  input: z.strictObject(ofClient),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async read(tx, row, _input, { now }) {
    const secrets = await liveSecrets(tx, row, now)
    const environment = await tx.db.environment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: tx.tenantId, id: row.environmentId } },
      select: { slug: true, displayName: true, kind: true, issuer: true },
    })
    const makers = await makersOf(tx, secrets)
    return {
      client: clientView(row),
      version: row.version.toString(),
      secrets: secrets.map(({ id, createdBy, ...secret }) => ({
        ...secret,
        id: formatId('client_secret', id),
        by: createdBy === null ? null : (makers.get(createdBy) ?? null),
      })),
      environment,
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})

/** What the people are called who made these. */
async function makersOf(tx: Tx, made: readonly { createdBy: string | null }[]): Promise<Map<string, string>> {
  const ids = made.flatMap(({ createdBy }) => (createdBy === null ? [] : [createdBy]))
  if (ids.length === 0) return new Map()
  const directories = await tx.db.directory.findMany({ where: { tenantId: tx.tenantId }, select: { id: true } })
  const people = await tx.db.user.findMany({
    where: { directoryId: { in: directories.map(({ id }) => id) }, id: { in: ids } },
    select: { id: true, displayName: true },
  })
  return new Map(people.map(({ id, displayName }) => [id, displayName]))
}
