import type { PublicJwk, SigningAlg } from '../model.ts'

export type TokenKind = 'code' | 'refresh' | 'access'

/** Randomness. `token` makes an opaque secret, `hash` is undefined for what cannot be one (form, prefix, length). */
export interface MintPort {
  uuid(): string
  id(): string
  token(kind: TokenKind): string
  hash(kind: TokenKind, value: string): Uint8Array | undefined
}

export interface DigestPort {
  sha256(text: string): Uint8Array
}

/** Seals under a key derived from the presented token: whoever holds only our tables cannot open it. */
export interface SealPort {
  close(token: string, plain: string): Promise<Uint8Array>
  open(token: string, sealed: Uint8Array): Promise<string>
}

export type Jws = { header: Record<string, unknown>; payload: Record<string, unknown> }

/** Signs with the environment's current key of `alg`, adding `alg` and `kid` to the header. */
export interface SignerPort {
  sign(alg: SigningAlg, typ: string, payload: Record<string, unknown>): Promise<string>
  /** Signature only, with the environment's own keys, the key deciding the algorithm. Claims and `typ` are the engine's. */
  verifyOwn(jwt: string): Promise<Jws | undefined>
}

/** Signature only, with exactly these keys and algorithms; header keys and URLs are never followed. */
export interface VerifierPort {
  verify(jwt: string, keys: readonly PublicJwk[], algs: readonly string[]): Promise<Jws | undefined>
}
