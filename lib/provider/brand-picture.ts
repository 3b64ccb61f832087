import { findPicture } from '#lib/branding/find-picture.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { now } from '#lib/kernel/clock.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { isPlace } from './paths.ts'
import { snapshots } from './snapshots.ts'

type Context = { params: Promise<{ tenant: string; environment: string; picture: string }> }

/** A picture runs nothing, wherever it is opened. Its id is its content's for good. */
const pictureHeaders = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** `{issuer}/brand/{id}`: a picture of the tenant's branding. Another tenant's, and one that no branding refers to, are not there. */
export async function brandPicture(_: Request, { params }: Context): Promise<Response> {
  const { tenant, environment, picture } = await params
  const place = { tenant, environment }
  const snapshot = isPlace(place) ? await snapshots().find(place, now()) : undefined
  const isOne = parseId('brand_image', picture) !== undefined
  const found = isOne ? snapshot && (await withTenant(snapshot.tenant.id, (tx) => findPicture(tx, picture))) : undefined
  if (found === undefined) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  return new Response(new Uint8Array(found.content), {
    headers: { ...pictureHeaders, 'content-type': found.contentType },
  })
}
