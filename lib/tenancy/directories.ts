import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'

/** Makes a directory of the tenant of `tx`, without people. Answers its id. Throws `conflict`, by field, when the slug is taken or there are enough. */
export async function addDirectory(tx: Tx, row: { slug: string; displayName: string }, now: Date): Promise<string> {
  if ((await tx.db.directory.count({ where: { tenantId: tx.tenantId } })) >= bounds.tenant.directories)
    throw new ServiceError('conflict', `A tenant has at most ${bounds.tenant.directories} directories.`)
  const id = newId(now)
  const data = [{ tenantId: tx.tenantId, id, ...row, createdAt: now }]
  const { count } = await tx.db.directory.createMany({ data, skipDuplicates: true })
  if (count === 1) return id
  throw new ServiceError('conflict', 'This tenant has a directory of that name.', {
    fields: { directorySlug: 'is the name of another directory here' },
  })
}
