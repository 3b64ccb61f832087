import { randomBytes } from 'node:crypto'
import { generateURI } from 'otplib'
import type { Tx } from '#lib/db/with-tenant.ts'
import { open, seal } from '#lib/keys/seal.ts'

/** RFC 4226 §4 R6: 160 bits. */
export const newTotpSecret = (): Buffer => randomBytes(20)

const cell = (credentialId: string) => ({ table: 'credentials', row: credentialId, column: 'sealed' })

/** Seals a secret for its row: codes are made from it at each use, so a hash would not do. */
export const sealTotpSecret = async (tx: Tx, credentialId: string, secret: Buffer) =>
  Uint8Array.from(await seal(tx, cell(credentialId), secret))

/** Opens what `sealTotpSecret` made for the same row. Nothing keeps it (ASVS 11.7.2). */
export const openTotpSecret = (tx: Tx, credentialId: string, sealed: Uint8Array): Promise<Buffer> =>
  open(tx, cell(credentialId), sealed)

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secret as people type it (RFC 4648 §6, without padding). */
export function keyText(secret: Uint8Array): string {
  let [bits, held, text] = [0, 0, '']
  for (const byte of secret) {
    bits = (bits << 8) | byte
    for (held += 8; held >= 5; held -= 5) text += alphabet[(bits >> (held - 5)) & 31]
    bits &= (1 << held) - 1
  }
  return held === 0 ? text : text + alphabet[(bits << (5 - held)) & 31]
}

/** The address that authenticator apps read, from a QR code or a link. */
export const keyUri = (secret: Uint8Array, { issuer, account }: { issuer: string; account: string }): string =>
  generateURI({ issuer: issuer.replaceAll(':', ' '), label: account, secret: keyText(secret) })
