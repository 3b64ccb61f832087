import type { Ports } from '../ports.ts'
import { type CompactJwt, hasTyp, parseCompact } from './compact.ts'

/** Algorithms our own signatures use; whatever else a header claims is refused before a key is looked at (B09). */
const ownAlgs = ['RS256', 'ES256']

declare const verified: unique symbol

/** A JWT that this environment signed, of the type asked for. Expiry and audience are the reader's business. */
export type OwnJwt = { payload: Record<string, unknown>; [verified]: true }

/** RFC 8725 §3.11: the type separates our artefacts; §3.8: the issuer is this environment, not another of ours. */
export async function verifyOwn(
  text: string,
  types: readonly ('at+jwt' | 'jwt' | '')[],
  ports: Pick<Ports, 'signer' | 'environment'>,
): Promise<OwnJwt | undefined> {
  const jwt: CompactJwt | undefined = parseCompact(text)
  if (jwt === undefined || !ownAlgs.includes(jwt.header.alg) || !hasTyp(jwt, ...types)) return undefined
  const signed = await ports.signer.verifyOwn(jwt.text)
  if (signed === undefined || signed.payload.iss !== ports.environment.issuer) return undefined
  return { payload: signed.payload } as OwnJwt
}
