import { peerApis } from '../peer/shapes.ts'
import type { OurRig, Rig } from '../rig.ts'
import { type Alg, apis } from '../signet/place.ts'
import { signedAs } from './answered.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirPoster, theirs } from './sides.ts'

const form = (resource: string) =>
  String(new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'read' }))

/** Ours, asking for tokens with the client's own credentials. */
export const ourTokens = (rig: OurRig, name?: string, alg: Alg = 'ES256') =>
  ours(
    rig,
    {
      async traffic() {
        const resource = alg === 'ES256' ? apis.jwt : apis.rs256
        const request = Buffer.from(ourPoster(rig, 'token', 'ES256')(form(resource)))
        const isSigned = signedAs(alg)
        return { next: () => request, answered: (_, body) => isSigned(body) }
      },
    },
    name,
  )

const theirTokens = (rig: Rig, alg: Alg) =>
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
  note: 'keys of 3072 bits on both sides: nearly all of it is the signature',
  sides: (rig) => [ourTokens(rig, undefined, 'RS256'), theirTokens(rig, 'RS256')],
}
