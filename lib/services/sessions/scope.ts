import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'

/** How lists of sessions and of consents name what they are of: an environment (none: the whole tenant), a person, a client. */
export const scopeFields = {
  environment: z.string().max(bounds.text.slug).optional(),
  user: z.string().max(40).optional(),
  client: z.string().max(40).optional(),
}

type Asked = { environment?: string | undefined; user?: string | undefined; client?: string | undefined }

/** What such a list is of, by stored ids. `environments` are all that its rows may be in. */
export type Scope = {
  environmentId: null
  environments: readonly string[]
  /** The one environment, where one was named or the client's is known. */
  within: string | undefined
  userId: string | undefined
  clientId: string | undefined
}

/** Finds what a list is of; undefined where an environment, person or client is not the tenant's. */
export async function findScope(tx: Tx, { environment, user, client }: Asked): Promise<Scope | undefined> {
  const all = await tx.db.environment.findMany({ select: { id: true, slug: true } })
  const found = environment === undefined ? all : all.filter(({ slug }) => slug === environment)
  const environments = found.map(({ id }) => id)
  const userId = user === undefined ? undefined : parseId('user', user)
  const clientId = client === undefined ? undefined : parseId('client', client)
  if (environments.length === 0) return undefined
  if (user !== undefined && !(await isPerson(tx, userId))) return undefined
  if (client === undefined)
    return { environmentId: null, environments, within: only(environment, environments), userId, clientId }
  if (clientId === undefined) return undefined
  const row = await tx.db.client.findFirst({
    where: { tenantId: tx.tenantId, environmentId: { in: environments }, id: clientId },
    select: { environmentId: true },
  })
  if (row === null) return undefined
  return { environmentId: null, environments: [row.environmentId], within: row.environmentId, userId, clientId }
}

const only = (named: string | undefined, [first]: readonly string[]) => (named === undefined ? undefined : first)

/** That a row `r` is the tenant's, and in the list's environment and a person's where those are named. */
export function inScope(tx: Tx, { within, userId }: Scope): Prisma.Sql {
  return Prisma.join(
    [
      Prisma.sql`r.tenant_id = ${tx.tenantId}::uuid`,
      ...(within === undefined ? [] : [Prisma.sql`r.environment_id = ${within}::uuid`]),
      ...(userId === undefined ? [] : [Prisma.sql`r.user_id = ${userId}::uuid`]),
    ],
    ' and ',
  )
}

/** Ids of people are unique across directories, but found by their directory. */
async function isPerson(tx: Tx, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false
  const directories = await tx.db.directory.findMany({ select: { id: true } })
  const where = { tenantId: tx.tenantId, directoryId: { in: directories.map((each) => each.id) }, id }
  return (await tx.db.user.findFirst({ where, select: { id: true } })) !== null
}
