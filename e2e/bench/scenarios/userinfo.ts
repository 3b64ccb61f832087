import { pkce } from '#e2e/support/pkce.ts'
import { askEach } from '../load/ask-each.ts'
import type { Traffic } from '../load/drive.ts'
import { getRequest } from '../load/request.ts'
import { redirectUri } from '../signet/place.ts'
import { accessTokenOf } from './answered.ts'
import { codeForm } from './code-form.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirs } from './sides.ts'

const pool = 200

/** Asks with each token in turn. */
function asking(url: string, tokens: readonly string[]): Traffic {
  const requests = tokens.map((token) => getRequest(url, { authorization: `Bearer ${token}` }))
  let at = 0
  return {
    next: () => requests[at++ % requests.length],
    answered: (_, body) => body.includes('"email":'),
  }
}

export const userinfo: Comparison = {
  name: 'userinfo',
  title: 'userinfo',
  note: 'each with what its code exchange gives for it: ours is a JWT that is verified, the peer’s is opaque',
  sides: (rig) => [
    ours(rig, {
      async traffic() {
        const { verifier, challenge } = pkce()
        const post = ourPoster(rig, 'token', 'ES256')
        const codes = await rig.place.codes('ES256', pool, challenge)
        const bodies = await askEach(
          rig.signet.server.port,
          codes.map((code) => post(codeForm(code, verifier, redirectUri))),
        )
        const url = `${rig.place.tenant.issuer('production')}/oauth/userinfo`
        return asking(
          url,
          bodies.map((body) => accessTokenOf(Buffer.from(body)) ?? ''),
        )
      },
    }),
    theirs(rig, {
      async traffic() {
        const wanted = { kind: 'access_tokens', alg: 'ES256', count: pool, codeChallenge: '' } as const
        return asking(`${rig.peer.origin}/me`, await rig.peer.mint(wanted))
      },
    }),
  ],
}
