import type { MintPort, TokenKind } from './ports.ts'

/** A new opaque token and the hash it is stored by. */
export function newToken(kind: TokenKind, mint: MintPort): { value: string; hash: Uint8Array } {
  const value = mint.token(kind)
  const hash = mint.hash(kind, value)
  if (hash === undefined) throw new Error('the mint does not recognise its own token')
  return { value, hash }
}
