import { withTenant } from '#lib/db/with-tenant.ts'
import { findServedPicture } from '#lib/identity/picture/served-picture.ts'
import { now } from '#lib/kernel/clock.ts'
import { isPlace } from './paths.ts'
import { snapshots } from './snapshots.ts'

type Context = { params: Promise<{ tenant: string; environment: string; picture: string }> }

/**
 * A picture runs nothing, wherever it is opened. Apps of other origins show it: that is what the claim is for. Its bytes never change,
 * but it can be taken away: so caches keep it for a day and no longer.
 */
const pictureHeaders = {
  'cache-control': 'public, max-age=86400, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * `{issuer}/picture/{key}`: a picture that somebody gave of themselves, at an address that nobody can guess. Those of another directory or
 * tenant, of people who can't sign in, and of environments that are suspended, are not there.
 */
export async function ownPicture(_: Request, { params }: Context): Promise<Response> {
  const { tenant, environment, picture } = await params
  const place = { tenant, environment }
  const snapshot = isPlace(place) ? await snapshots().find(place, now()) : undefined
  const found =
    snapshot?.environment.status === 'active'
      ? await withTenant(snapshot.tenant.id, (tx) => findServedPicture(tx, snapshot.directoryId, picture))
      : undefined
  if (found === undefined) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  return new Response(new Uint8Array(found.content), {
    headers: { ...pictureHeaders, 'content-type': found.contentType },
  })
}
