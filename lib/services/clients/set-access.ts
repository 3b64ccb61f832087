import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { heldBy, holds } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import { managementAudience, type Permission } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Call, notFound } from '../call.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { type ClientRow, clientVerb, keyOfClient, ofClient, seenClient, writeClient } from './client-verb.ts'

/**
 * Says what a client may ask for at one API, all of it: permissions that are not named are withdrawn. `introspects`: it may look
 * up the API's tokens, as the API's own server does. Nobody gives a permission of the management API that they do not hold (S10).
 */
export const setClientAccess = clientVerb({
  name: 'client.access_changed',
  permission: 'client:write',
  input: z.strictObject({
    ...ofClient,
    ...seenClient,
    api: z.string().max(40),
    permissions: z.array(z.string().max(40)).max(bounds.api.permissions),
    introspects: z.boolean().default(false),
  }),
  async run(tx, client, input, call) {
    await ifUnmoved(tx, client, input, 'This client')
    const api = await findApi(tx, input.api)
    if (api === undefined) throw notFound()
    const wanted = input.permissions.map((shown) => {
      const found = api.permissions.find(({ id }) => id === parseId('permission', shown))
      if (found === undefined) throw notFound()
      return found
    })
    if (input.introspects && client.tokenEndpointAuthMethod === 'none')
      throw new ServiceError('invalid', 'Some fields need another look.', {
        fields: { introspects: 'is for clients that prove who they are' },
      })
    const before = await accessOf(tx, client, api)
    const after = { names: wanted.map(({ name }) => name).sort(), introspects: input.introspects }
    const added = wanted.filter(({ name }) => !before.names.includes(name))
    if (api.identifier === managementAudience) await refuseUnheld(tx, client, added, call)
    const key = keyOfClient(tx, client)
    const kept = wanted.map(({ id }) => id)
    await tx.db.clientPermission.deleteMany({
      where: { ...key, permission: { apiId: api.id }, permissionId: { notIn: kept } },
    })
    const by = userIdOf(call.actor) ?? null
    await tx.db.clientPermission.createMany({
      data: added.map(({ id }) => ({ ...key, permissionId: id, addedBy: by, createdAt: call.now })),
    })
    await setIntrospection(tx, client, api.id, before.introspects, after.introspects)
    if (JSON.stringify(before) === JSON.stringify(after)) return { result: {}, changes: [] }
    await writeClient(tx, client, {}, call.now)
    const fields = ({ names, introspects }: Access) => ({ permissions: names, introspects })
    return {
      result: {},
      changes: [
        {
          id: client.id,
          environmentId: client.environmentId,
          before: { api: null, ...fields(before) },
          after: { api: api.identifier, ...fields(after) },
        },
      ],
    }
  },
  example: (seed) => ({
    environment: seed.environment,
    id: seed.spareClient.id,
    api: seed.clientApi.id,
    permissions: [seed.clientApi.permission],
    introspects: true,
  }),
})

type Access = { names: string[]; introspects: boolean }
type ApiRow = NonNullable<Awaited<ReturnType<typeof findApi>>>

async function findApi(tx: Tx, shown: string) {
  const id = parseId('api', shown)
  if (id === undefined) return undefined
  const row = await tx.db.api.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id } },
    include: { permissions: { select: { id: true, name: true }, take: bounds.api.permissions } },
  })
  return row ?? undefined
}

async function accessOf(tx: Tx, client: ClientRow, api: ApiRow): Promise<Access> {
  const key = keyOfClient(tx, client)
  const rows = await tx.db.clientPermission.findMany({
    where: { ...key, permission: { apiId: api.id } },
    select: { permission: { select: { name: true } } },
  })
  const introspects = (await tx.db.clientIntrospection.count({ where: { ...key, apiId: api.id } })) > 0
  return { names: rows.map(({ permission }) => permission.name).sort(), introspects }
}

/** Refuses to give a client what one does not hold. The answer holds while it is acted upon: nobody's roles change beside it. */
export async function refuseUnheld(
  tx: Tx,
  client: Pick<ClientRow, 'environmentId'>,
  added: readonly { name: string }[],
  { actor }: Call,
) {
  await lockAccess(tx)
  const held = await heldBy(tx, actor)
  const missing = added.filter(({ name }) => !holds(held, name as Permission, client.environmentId))
  if (missing.length > 0)
    throw new ServiceError('forbidden', `You do not hold ${missing.map(({ name }) => name).join(', ')} yourself.`)
}

async function setIntrospection(tx: Tx, client: ClientRow, apiId: string, was: boolean, is: boolean): Promise<void> {
  if (was === is) return
  const row = { ...keyOfClient(tx, client), apiId }
  if (is) await tx.db.clientIntrospection.createMany({ data: [row], skipDuplicates: true })
  else await tx.db.clientIntrospection.deleteMany({ where: row })
}
