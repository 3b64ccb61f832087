import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import type { DigestPort, MintPort, SealPort } from '../../ports.ts'

const prefixes = { code: 'sgc_', refresh: 'sgr_', access: 'sga_' } as const
const shape = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Deterministic: the n-th value of a seed is always the same. */
export function memoryMint(seed: string): MintPort {
  let count = 0
  const next = (): Buffer => {
    count += 1
    return sha256(`${seed} ${count}`)
  }
  return {
    uuid: () =>
      next()
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5'),
    id: () => next().subarray(0, 16).toString('base64url'),
    token: (kind) => prefixes[kind] + next().toString('base64url'),
    hash: (kind, value) =>
      value.startsWith(prefixes[kind]) && shape.test(value.slice(prefixes[kind].length)) ? sha256(value) : undefined,
  }
}

export const memoryDigest: DigestPort = { sha256 }

const keyFor = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, '', 'refresh response', 32))

export const memorySeal: SealPort = {
  async close(token, plain) {
    const nonce = sha256(token).subarray(0, 12)
    const cipher = createCipheriv('aes-256-gcm', keyFor(token), nonce)
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  },
  async open(token, sealed) {
    const bytes = Buffer.from(sealed)
    const decipher = createDecipheriv('aes-256-gcm', keyFor(token), bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
  },
}
