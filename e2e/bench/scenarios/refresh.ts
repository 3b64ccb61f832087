import { pkce } from '#e2e/support/pkce.ts'
import { askEach } from '../load/ask-each.ts'
import type { Traffic } from '../load/drive.ts'
import type { Rig } from '../rig.ts'
import type { Side } from '../side.ts'
import { type Alg, redirectUri } from '../signet/place.ts'
import { refreshTokenOf, signedAs } from './answered.ts'
import { codeForm } from './code-form.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirPoster, theirs } from './sides.ts'

type Post = (form: string) => string

/** Each connection refreshes with what its last answer gave it, which for the peer is the same token again. */
async function chains(port: number, codes: string[], verifier: string, alg: Alg, post: Post): Promise<Traffic> {
  const redeemed = await askEach(
    port,
    codes.map((code) => post(codeForm(code, verifier, redirectUri))),
  )
  const chain = redeemed.map((body) => refreshTokenOf(Buffer.from(body)))
  const isSigned = signedAs('ES256', alg)
  return {
    next: (connection) => post(`grant_type=refresh_token&refresh_token=${chain[connection]}`),
    answered(connection, body) {
      const next = refreshTokenOf(body)
      chain[connection] = next
      return next !== undefined && isSigned(body)
    },
  }
}

function sides(rig: Rig, alg: Alg): Side[] {
  const { verifier, challenge: codeChallenge } = pkce()
  return [
    ours(rig, {
      async traffic({ connections }) {
        const codes = await rig.place.codes(alg, connections, codeChallenge)
        return chains(rig.signet.server.port, codes, verifier, alg, ourPoster(rig, 'token', alg))
      },
    }),
    theirs(rig, {
      async traffic({ connections: count }) {
        const codes = await rig.peer.mint({ kind: 'codes', alg, count, codeChallenge })
        return chains(rig.peer.port, codes, verifier, alg, theirPoster(rig, 'token', alg))
      },
    }),
  ]
}

const note = 'ours rotates the refresh token and is durable; the peer does not rotate'

export const refresh: Comparison = {
  name: 'refresh',
  title: 'refresh, ES256 ID token',
  note,
  sides: (rig) => sides(rig, 'ES256'),
}

export const refreshRs256: Comparison = {
  name: 'refresh-rs256',
  title: 'refresh, RS256 ID token',
  note,
  sides: (rig) => sides(rig, 'RS256'),
}
