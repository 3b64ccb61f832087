import type { Traffic } from '../load/drive.ts'
import { peerApis } from '../peer/shapes.ts'
import { apis } from '../signet/place.ts'
import { freshTokens } from './introspection.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirPoster, theirs } from './sides.ts'

type Post = (form: string) => string

/** Each token is revoked once; the answer to that has no body. */
async function revoking(port: number, tokens: Post, revoke: Post, resource: string, count: number): Promise<Traffic> {
  const made = await freshTokens(port, tokens, resource, count)
  return {
    next() {
      const token = made.pop()
      return token === undefined ? undefined : revoke(`token=${token}`)
    },
  }
}

export const revocation: Comparison = {
  name: 'revocation',
  title: 'revocation of an opaque access token',
  sides: (rig) => [
    ours(rig, {
      traffic: ({ requests }) =>
        revoking(
          rig.signet.server.port,
          ourPoster(rig, 'token', 'ES256'),
          ourPoster(rig, 'revoke', 'ES256'),
          apis.opaque,
          requests,
        ),
    }),
    theirs(rig, {
      traffic: ({ requests }) =>
        revoking(
          rig.peer.port,
          theirPoster(rig, 'token', 'ES256'),
          theirPoster(rig, 'revoke', 'ES256'),
          peerApis.opaque,
          requests,
        ),
    }),
  ],
}
