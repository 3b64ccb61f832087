import { askEach } from '../load/ask-each.ts'
import type { Traffic } from '../load/drive.ts'
import { peerApis } from '../peer/shapes.ts'
import type { Rig } from '../rig.ts'
import { apis } from '../signet/place.ts'
import { accessTokenOf } from './answered.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirPoster, theirs } from './sides.ts'

type Post = (form: string) => string

/** Tokens that are asked about in turn, so many that no one row is in every processor cache. */
const pool = 500

const tokenForm = (resource: string) =>
  String(new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'read' }))

/** Fresh access tokens for an API, by the client's own credentials. */
export async function freshTokens(port: number, post: Post, resource: string, count: number): Promise<string[]> {
  const bodies = await askEach(
    port,
    Array.from({ length: count }, () => post(tokenForm(resource))),
  )
  return bodies.map((body) => accessTokenOf(Buffer.from(body)) ?? '')
}

async function asking(port: number, tokens: Post, introspect: Post, resource: string): Promise<Traffic> {
  const made = await freshTokens(port, tokens, resource, pool)
  const requests = made.map((token) => Buffer.from(introspect(`token=${token}`)))
  let at = 0
  return {
    next: () => requests[at++ % requests.length],
    answered: (_, body) => body.includes('"active":true'),
  }
}

const ourSide = (rig: Rig, resource: string) =>
  ours(rig, {
    traffic: () =>
      asking(rig.signet.server.port, ourPoster(rig, 'token', 'ES256'), ourPoster(rig, 'introspect', 'ES256'), resource),
  })

const theirSide = (rig: Rig) =>
  theirs(rig, {
    traffic: () =>
      asking(
        rig.peer.port,
        theirPoster(rig, 'token', 'ES256'),
        theirPoster(rig, 'introspect', 'ES256'),
        peerApis.opaque,
      ),
  })

export const introspection: Comparison = {
  name: 'introspection',
  title: 'introspection of an opaque access token',
  sides: (rig) => [ourSide(rig, apis.opaque), theirSide(rig)],
}

export const introspectionJwt: Comparison = {
  name: 'introspection-jwt',
  title: 'introspection of a JWT access token',
  note: 'the peer refuses to introspect JWTs: it is asked about opaque tokens instead, without a signature to verify',
  sides: (rig) => [ourSide(rig, apis.jwt), theirSide(rig)],
}
