import { z } from 'zod'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { allowed } from '../call.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { type ClientRow, keyOfClient, ofClient } from './client-verb.ts'
import { findClient } from './find.ts'
import { countByRole, countByUse, type Found, peopleByRole, peopleByUse } from './people-sql.ts'

/**
 * Who has access to a client: with `by` `use` who signed in to it and still has tokens, the last one first; with `role` who has a
 * role that gives one of the permissions that the client may ask for, directly or through a group. Each with
 * the last token they got.
 */
export const clientPeople = query({
  name: 'client.people',
  permission: 'user:read',
  input: z.strictObject({
    ...ofClient,
    limit: paging.limit,
    cursor: paging.cursor,
    by: z.enum(['use', 'role']).default('use'),
  }),
  // People belong to a directory, so seeing them is a permission of the whole tenant; the client's own counts where it is.
  async target(tx, input) {
    const client = await findClient(tx, input.environment, input.id)
    return client === undefined ? undefined : { environmentId: null, client }
  },
  async read(tx, { client }, { limit, cursor, by }, call) {
    await allowed(tx, call, 'client:read', client)
    const after = readCursor(cursor)?.id
    const { directoryId } = await tx.db.environment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: tx.tenantId, id: client.environmentId } },
      select: { directoryId: true },
    })
    const at = { ...keyOfClient(tx, client), directoryId }
    const [found, total] =
      by === 'use'
        ? [await peopleByUse(tx, at, after, limit + 1), await countByUse(tx, at)]
        : [await peopleByRole(tx, at, after, limit + 1), await countByRole(tx, at)]
    const cut = page(found, limit, total, (row) => ({ key: '', id: row.position }))
    return { ...cut, rows: await described(tx, client, directoryId, cut.rows) }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})

async function described(tx: Tx, client: ClientRow, directoryId: string, found: readonly Found[]) {
  const ids = found.map(({ user_id }) => user_id)
  const users = await tx.db.user.findMany({
    where: { directoryId, id: { in: ids } },
    select: {
      id: true,
      displayName: true,
      status: true,
      identifiers: { where: { kind: 'email', primary: true }, select: { value: true }, take: 1 },
    },
  })
  const last = await lastUse(tx, client, ids)
  const named = new Map(users.map((user) => [user.id, user]))
  return found.flatMap(({ user_id }) => {
    const user = named.get(user_id)
    if (user === undefined) return []
    const [email] = user.identifiers
    return [
      {
        id: formatId('user', user.id),
        displayName: user.displayName,
        status: user.status,
        email: email?.value ?? null,
        lastUsedAt: last.get(user.id) ?? null,
      },
    ]
  })
}

/** When each got a token of this client last: at sign-in or by refreshing. */
async function lastUse(tx: Tx, client: ClientRow, userIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.db.$queryRaw<{ user_id: string; at: Date }[]>`
    select f.user_id::text, max(greatest(f.created_at, r.created_at)) as at
    from token_families f
    left join refresh_tokens r on r.tenant_id = f.tenant_id and r.environment_id = f.environment_id and r.family_id = f.id
    where f.tenant_id = ${tx.tenantId}::uuid and f.environment_id = ${client.environmentId}::uuid
      and f.client_id = ${client.id}::uuid and f.user_id = any (${userIds as Prisma.InputJsonValue[]}::uuid[])
    group by f.user_id`
  return new Map(rows.map(({ user_id, at }) => [user_id, at]))
}
