import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { now } from '#lib/kernel/clock.ts'
import { isPlace } from './paths.ts'
import type { Snapshot } from './snapshot.ts'
import { snapshots } from './snapshots.ts'

type Context = { params: Promise<{ tenant: string; environment: string; picture: string }> }
type Picture = { content: Uint8Array; contentType: string }

/** Finds what a path names, in the environment's tenant; undefined when it is not there, or not to be seen here. */
export type FindPicture = (tx: Tx, snapshot: Snapshot, picture: string) => Promise<Picture | undefined>

/** A picture runs nothing, wherever it is opened. */
const everyPicture = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** A route below an issuer that answers the picture that its path names, with `headers` of its kind; 404 where there is none. */
export const servedPicture =
  (find: FindPicture, headers: Record<string, string>) =>
  async (_: Request, { params }: Context): Promise<Response> => {
    const { tenant, environment, picture } = await params
    const place = { tenant, environment }
    const snapshot = isPlace(place) ? await snapshots().find(place, now()) : undefined
    const found = snapshot && (await withTenant(snapshot.tenant.id, (tx) => find(tx, snapshot, picture)))
    if (found === undefined) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
    return new Response(new Uint8Array(found.content), {
      headers: { ...everyPicture, ...headers, 'content-type': found.contentType },
    })
  }
