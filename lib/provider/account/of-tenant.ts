import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { seeOther } from '../hosted/links.ts'
import { everyMethod, type Handlers, receive } from '../next-door.ts'
import { isPlace } from '../paths.ts'
import { notFound } from '../serve.ts'
import { snapshots } from '../snapshots.ts'
import { realWorld, type World } from '../world.ts'

/** The environment in which people of a tenant have their account, for whoever knows no more than the tenant's name. */
const environment = 'production'

/** The door of `/account/{tenant}`: it leads to the account pages of the tenant's own issuer. */
export const accountOfTenant = (world: World = realWorld()): Handlers =>
  everyMethod((request) => receive(request, ({ path }) => lead(path, world)))

async function lead(path: string, world: World): Promise<ProtocolResponse> {
  const [, account, tenant, more] = path.split('/')
  if (account !== 'account' || tenant === undefined || more !== undefined) return notFound()
  const place = { tenant, environment }
  const snapshot = isPlace(place) ? await snapshots().find(place, world.now()) : undefined
  return snapshot === undefined ? notFound() : seeOther(`${snapshot.environment.issuer}/account`)
}
