import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** The people of one directory, as the SQL of their list names them. */
export type People = { tenantId: Prisma.Sql; directoryId: Prisma.Sql; directory: string }

/** Names the people of a directory of the transaction's tenant. */
export const peopleOf = (tx: Tx, directoryId: string): People => ({
  tenantId: Prisma.sql`${tx.tenantId}::uuid`,
  directoryId: Prisma.sql`${directoryId}::uuid`,
  directory: directoryId,
})

/** That a row of table `alias` is one of theirs. */
export const theirs = ({ tenantId, directoryId }: People, alias: string): Prisma.Sql => {
  const name = Prisma.raw(alias)
  return Prisma.sql`${name}.tenant_id = ${tenantId} and ${name}.directory_id = ${directoryId}`
}
