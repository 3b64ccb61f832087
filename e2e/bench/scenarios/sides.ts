import { basic } from '#e2e/support/token-endpoint.ts'
import { formPoster } from '../load/request.ts'
import { peerClient, peerSecret } from '../peer/shapes.ts'
import type { OurRig, Rig } from '../rig.ts'
import type { Side } from '../side.ts'
import type { Alg } from '../signet/place.ts'

type Traffic = Pick<Side, 'traffic'>

/** Ours, as it stands in the rig. */
export const ours = ({ signet }: Pick<OurRig, 'signet'>, { traffic }: Traffic, name = 'Signet'): Side => ({
  name,
  port: signet.server.port,
  pids: signet.pids.fronts,
  database: signet.pids.postgres,
  traffic,
})

export const theirs = ({ peer }: Rig, { traffic }: Traffic): Side => ({
  name: 'oidc-provider',
  port: peer.port,
  pids: [peer.pid],
  database: [],
  traffic,
})

/** Posts forms to an endpoint of ours as the bench's client. */
export function ourPoster({ place }: Pick<OurRig, 'place'>, endpoint: 'token' | 'introspect' | 'revoke', alg: Alg) {
  const client = place.clients[alg]
  return formPoster(`${client.issuer}/oauth/${endpoint}`, { authorization: basic(client) })
}

const peerPaths = { token: '/token', introspect: '/token/introspection', revoke: '/token/revocation' }

/** The same to the peer. */
export const theirPoster = ({ peer }: Rig, endpoint: keyof typeof peerPaths, alg: Alg) =>
  formPoster(`${peer.origin}${peerPaths[endpoint]}`, {
    authorization: basic({ clientId: peerClient(alg), secret: peerSecret }),
  })
