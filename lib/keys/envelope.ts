import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

/** Thrown when a sealed value can't be opened: another place, another key, another version, or altered. It never says which (ASVS 11.2.5). */
export class SealError extends Error {
  override readonly name = 'SealError'
  constructor() {
    super('a sealed value could not be opened')
  }
}

const version = 1
const nonceBytes = 12
const tagBytes = 16

/** What an envelope adds to the bytes it holds. */
export const envelopeOverhead = 1 + nonceBytes + tagBytes

/** The parts that bind a value to its place, each with its length before it, so that no two lists of parts are the same bytes. */
export function binding(parts: readonly string[]): Buffer {
  const chunks = parts.flatMap((part) => {
    const text = Buffer.from(part, 'utf8')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    return [length, text]
  })
  return Buffer.concat([Buffer.from([version]), ...chunks])
}

/**
 * AES-256-GCM: version (1) · nonce (12) · ciphertext · tag (16). The nonce is 96 random bits (NIST SP 800-38D §8.2.2);
 * a key stays far below the 2^32 seals after which a repetition would become thinkable (ASVS 11.3.4).
 */
export function closeEnvelope(key: KeyObject, bound: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(bound)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, text, cipher.getAuthTag()])
}

/** Opens what `closeEnvelope` made with the same key and binding. Throws `SealError` for anything else. */
export function openEnvelope(key: KeyObject, bound: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  if (bytes.length < envelopeOverhead || bytes[0] !== version) throw new SealError()
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(bound)
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    throw new SealError()
  }
}
