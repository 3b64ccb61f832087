import type { ListedEvent } from '#lib/audit/list.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { isUuid } from '#lib/kernel/ids.ts'

/** What an object is called now; `slug` where its page is found by it. */
export type Named = { name: string; slug?: string }

/** What the objects of some events are called now, by their stored ids; what is gone has no name. */
export type Names = ReadonlyMap<string, Named>

type Told = Pick<ListedEvent, 'actor' | 'target' | 'environmentId' | 'clientId'>

/** Looks the names of actors and targets up, one read for each kind of object that occurs. */
export async function namesOf(tx: Tx, events: readonly Told[]): Promise<Names> {
  const wanted = new Map<string, Set<string>>()
  const want = (kind: string, id: string | null) => {
    if (id === null || !isUuid(id)) return
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id))
  }
  for (const { actor, target, environmentId, clientId } of events) {
    want(actor.kind, actor.id)
    want('user', actor.onBehalfOf)
    want(target.kind, target.id)
    want('environment', environmentId)
    want('client', clientId)
  }
  const names = new Map<string, Named>()
  for (const [kind, read] of Object.entries(readers)) {
    const ids = wanted.get(kind)
    if (ids !== undefined) for (const { id, ...named } of await read(tx, [...ids])) names.set(id, named)
  }
  return names
}

type Reader = (tx: Tx, ids: string[]) => Promise<({ id: string } & Named)[]>

const named = (rows: readonly { id: string; displayName: string }[]) =>
  rows.map(({ id, displayName }) => ({ id, name: displayName }))
const displayName = { id: true, displayName: true } as const
const name = { id: true, name: true } as const

const readers: Readonly<Record<string, Reader>> = {
  user: async (tx, ids) => {
    const directories = await tx.db.directory.findMany({ where: { tenantId: tx.tenantId }, select: { id: true } })
    // With its directories named, the primary key finds them; without, each user of the tenant would be looked at.
    const inOne = { directoryId: { in: directories.map(({ id }) => id) }, id: { in: ids } }
    return named(await tx.db.user.findMany({ where: inOne, select: displayName }))
  },
  group: async (tx, ids) => named(await tx.db.group.findMany({ where: { id: { in: ids } }, select: displayName })),
  role: async (tx, ids) => named(await tx.db.role.findMany({ where: { id: { in: ids } }, select: displayName })),
  environment: async (tx, ids) => {
    const rows = await tx.db.environment.findMany({
      where: { id: { in: ids } },
      select: { id: true, displayName: true, slug: true },
    })
    return rows.map(({ id, displayName: called, slug }) => ({ id, name: called, slug }))
  },
  directory: async (tx, ids) =>
    named(await tx.db.directory.findMany({ where: { id: { in: ids } }, select: displayName })),
  tenant: async (tx, ids) => named(await tx.db.tenant.findMany({ where: { id: { in: ids } }, select: displayName })),
  client: (tx, ids) => tx.db.client.findMany({ where: { id: { in: ids } }, select: name }),
  api_key: (tx, ids) => tx.db.apiKey.findMany({ where: { id: { in: ids } }, select: name }),
  api: (tx, ids) => tx.db.api.findMany({ where: { id: { in: ids } }, select: name }),
  invitation: async (tx, ids) => {
    const directories = await tx.db.directory.findMany({ where: { tenantId: tx.tenantId }, select: { id: true } })
    const where = { directoryId: { in: directories.map(({ id }) => id) }, id: { in: ids } }
    const rows = await tx.db.invitation.findMany({ where, select: { id: true, email: true } })
    return rows.map(({ id, email }) => ({ id, name: email }))
  },
  webhook: async (tx, ids) => {
    const rows = await tx.db.webhook.findMany({
      where: { tenantId: tx.tenantId, id: { in: ids } },
      select: { id: true, url: true },
    })
    return rows.map(({ id, url }) => ({ id, name: new URL(url).host }))
  },
  permission: (tx, ids) => tx.db.permission.findMany({ where: { id: { in: ids } }, select: name }),
}
