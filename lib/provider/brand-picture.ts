import { findPicture } from '#lib/branding/find-picture.ts'
import { servedPicture } from './served-picture.ts'

/**
 * `{issuer}/brand/{id}`: a picture of the tenant's branding, whose id is its content's for good. Another tenant's, and one that no
 * branding refers to, are not there.
 */
export const brandPicture = servedPicture((tx, _, picture) => findPicture(tx, picture), {
  'cache-control': 'public, max-age=31536000, immutable',
})
