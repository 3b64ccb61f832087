import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'

/** Who a role is given to, as it is stored. A client belongs to one environment, and holds roles there alone. */
export type Holder =
  | { kind: 'user' | 'group'; id: string; directoryId: string; name: string }
  | { kind: 'client'; id: string; environmentId: string; name: string }

/** The person, group or client that a shown id names. Undefined: none of this tenant's. The portal's own client is nobody's. */
export async function findHolder(tx: Tx, shown: string): Promise<Holder | undefined> {
  const user = parseId('user', shown)
  const group = parseId('group', shown)
  const client = parseId('client', shown)
  const { tenantId } = tx
  if (user === undefined && group === undefined) {
    if (client === undefined) return undefined
    const environments = await tx.db.environment.findMany({ where: { tenantId }, select: { id: true } })
    const row = await tx.db.client.findFirst({
      where: { tenantId, environmentId: { in: environments.map(({ id }) => id) }, id: client, builtIn: null },
      select: { id: true, environmentId: true, name: true },
    })
    return row === null ? undefined : { kind: 'client', ...row }
  }
  // With its directories named, the primary key finds them; without, each row of the tenant would be looked at.
  const directories = await tx.db.directory.findMany({ where: { tenantId }, select: { id: true } })
  const directoryId = { in: directories.map(({ id }) => id) }
  const select = { id: true, directoryId: true, displayName: true } as const
  const row =
    user === undefined
      ? await tx.db.group.findFirst({ where: { tenantId, directoryId, id: group ?? '' }, select })
      : await tx.db.user.findFirst({ where: { tenantId, directoryId, id: user }, select })
  if (row === null) return undefined
  return {
    kind: user === undefined ? 'group' : 'user',
    id: row.id,
    directoryId: row.directoryId,
    name: row.displayName,
  }
}

/** The columns of an assignment that say who it is for. */
export function holderColumns(holder: Pick<Holder, 'kind' | 'id'> & { directoryId?: string; environmentId?: string }) {
  const { kind, id, directoryId = null, environmentId = null } = holder
  if (kind === 'client') return { clientEnvironmentId: environmentId, clientId: id }
  return kind === 'user' ? { userDirectoryId: directoryId, userId: id } : { groupDirectoryId: directoryId, groupId: id }
}

/** What is read of whoever an assignment is for, in each list. */
export const withHolder = {
  user: {
    select: {
      id: true,
      displayName: true,
      status: true,
      directory: { select: { slug: true } },
      identifiers: { where: { kind: 'email', primary: true }, select: { value: true }, take: 1 },
    },
  },
  group: {
    select: {
      id: true,
      displayName: true,
      directory: { select: { slug: true } },
      memberCount: true,
    },
  },
  client: { select: { id: true, name: true, environment: { select: { slug: true } } } },
} satisfies Prisma.AssignmentInclude

type Row = Prisma.AssignmentGetPayload<{ include: typeof withHolder }>

/** Whoever an assignment is for, as lists show them. */
export function holderView({ user, group, client }: Row) {
  if (user !== null) {
    const { id, displayName: name, status, directory, identifiers } = user
    const about = identifiers[0]?.value ?? null
    return { kind: 'user' as const, id: formatId('user', id), name, about, status, at: directory.slug }
  }
  if (group !== null) {
    const { id, displayName: name, directory, memberCount } = group
    return {
      kind: 'group' as const,
      id: formatId('group', id),
      name,
      about: null,
      members: memberCount,
      at: directory.slug,
    }
  }
  return {
    kind: 'client' as const,
    id: formatId('client', client?.id ?? ''),
    name: client?.name ?? '',
    about: null,
    at: client?.environment.slug ?? '',
  }
}

export type HolderView = ReturnType<typeof holderView>
