import { peerApis } from '../peer/shapes.ts'
import type { OurRig, Rig } from '../rig.ts'
import { apis } from '../signet/place.ts'
import { signedAs } from './answered.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirPoster, theirs } from './sides.ts'

const form = (resource: string) =>
  String(new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'read' }))

/** Ours, asking for tokens with the client's own credentials. */
export const ourTokens = (rig: OurRig, name?: string) =>
  ours(
    rig,
    {
      async traffic() {
        const request = Buffer.from(ourPoster(rig, 'token', 'ES256')(form(apis.jwt)))
        const isSigned = signedAs('ES256')
        return { next: () => request, answered: (_, body) => isSigned(body) }
      },
    },
    name,
  )

const theirTokens = (rig: Rig, alg: 'ES256' | 'RS256') =>
  theirs(rig, {
    async traffic() {
      const resource = alg === 'ES256' ? peerApis.jwt : peerApis.rs256
      const request = Buffer.from(theirPoster(rig, 'token', 'ES256')(form(resource)))
      const isSigned = signedAs(alg)
      return { next: () => request, answered: (_, body) => isSigned(body) }
    },
  })

export const token: Comparison = {
  name: 'token',
  title: 'client credentials, ES256 JWT access token for an API',
  note: 'ours is written to the trail and durable before it is answered; the peer keeps nothing of it',
  sides: (rig) => [ourTokens(rig), theirTokens(rig, 'ES256')],
}

export const tokenRs256: Comparison = {
  name: 'token-rs256',
  title: 'client credentials, RS256 JWT access token for an API',
  note: 'Signet signs access tokens ES256 alone: there is no RS256 of ours to compare',
  isComparable: false,
  sides: (rig) => [ourTokens(rig, 'Signet (ES256)'), theirTokens(rig, 'RS256')],
}
