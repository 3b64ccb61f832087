import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { binding, closeEnvelope, openEnvelope } from '#lib/keys/envelope.ts'
import type { SealPort } from '#lib/oidc/ports.ts'

const place = binding(['refresh_tokens', 'sealed_response'])

/** RFC 5869: the presented token is 256 random bits, so it is the keying material and the purpose is the info. */
const keyOf = (token: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', token, '', 'signet/v1/refresh-response', 32)))

/**
 * Seals under a key that only the holder of the token can derive. A reader of our tables, who has the token's hash,
 * cannot open the response of a rotation; the client that lost it can (DESIGN section 4, Refresh).
 */
export const sealPort: SealPort = {
  close: async (token, plain) => closeEnvelope(keyOf(token), place, Buffer.from(plain)),
  open: async (token, sealed) => openEnvelope(keyOf(token), place, sealed).toString('utf8'),
}
