import { pkce } from '#e2e/support/pkce.ts'
import type { Rig } from '../rig.ts'
import type { Side, Wanted } from '../side.ts'
import { type Alg, redirectUri } from '../signet/place.ts'
import { signedAs } from './answered.ts'
import { codeForm } from './code-form.ts'
import type { Comparison } from './scenario.ts'
import { ourPoster, ours, theirPoster, theirs } from './sides.ts'

/** Sends each of these codes once. */
function redeeming(codes: string[], alg: Alg, verifier: string, post: (form: string) => string) {
  const isSigned = signedAs('ES256', alg)
  return {
    next() {
      const code = codes.pop()
      return code === undefined ? undefined : post(codeForm(code, verifier, redirectUri))
    },
    answered: (_: number, body: Buffer) => isSigned(body),
  }
}

function sides(rig: Rig, alg: Alg): Side[] {
  const { verifier, challenge } = pkce()
  const [post, postToPeer] = [ourPoster(rig, 'token', alg), theirPoster(rig, 'token', alg)]
  return [
    ours(rig, {
      traffic: async ({ requests }: Wanted) =>
        redeeming(await rig.place.codes(alg, requests, challenge), alg, verifier, post),
    }),
    theirs(rig, {
      traffic: async ({ requests: count }: Wanted) =>
        redeeming(
          await rig.peer.mint({ kind: 'codes', alg, count, codeChallenge: challenge }),
          alg,
          verifier,
          postToPeer,
        ),
    }),
  ]
}

const note = 'both answer an ES256 JWT access token, an ID token and a refresh token; codes are made beforehand'

export const code: Comparison = {
  name: 'code',
  title: 'code exchange with PKCE, ES256 ID token',
  note,
  sides: (rig) => sides(rig, 'ES256'),
}

export const codeRs256: Comparison = {
  name: 'code-rs256',
  title: 'code exchange with PKCE, RS256 ID token',
  note,
  sides: (rig) => sides(rig, 'RS256'),
}
