import { findServedPicture } from '#lib/identity/picture/served-picture.ts'
import { servedPicture } from './served-picture.ts'

/**
 * `{issuer}/picture/{key}`: a picture that somebody gave of themselves, at an address that nobody can guess. Those of another
 * directory or tenant, of people who can't sign in, and of environments that are suspended, are not there.
 *
 * Apps of other origins show it: that is what the claim is for. Its bytes never change, but it can be taken away: so caches keep
 * it for a day and no longer.
 */
export const ownPicture = servedPicture(
  async (tx, { environment, directoryId }, picture) =>
    environment.status === 'active' ? findServedPicture(tx, directoryId, picture) : undefined,
  { 'cache-control': 'public, max-age=86400, immutable', 'cross-origin-resource-policy': 'cross-origin' },
)
