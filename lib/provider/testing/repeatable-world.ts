import { createHash } from 'node:crypto'
import { hashToken, type TokenKind as Kind, tokenPrefixes } from '#lib/kernel/tokens.ts'
import { signCompact } from '../ports/signer.ts'
import type { World } from '../world.ts'

export type RepeatableWorld = World & {
  /** The time from here on. */
  at: Date
  /** Starts the same randomness over. */
  rewind(): void
}

/** Clock, randomness and signatures that repeat: what two runs are asked to do alike, they answer alike. */
export function repeatableWorld(start: Date): RepeatableWorld {
  let drawn = 0
  const bytes = (): Buffer => createHash('sha256').update(`draw ${drawn++}`).digest()
  const signatures = new Map<string, Promise<string>>()
  const world: RepeatableWorld = {
    at: start,
    now: () => world.at,
    rewind: () => {
      drawn = 0
    },
    mint: {
      uuid: () => {
        const hex = bytes().toString('hex')
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
      },
      id: () => bytes().subarray(0, 16).toString('base64url'),
      token: (kind: Kind) => tokenPrefixes[kind] + bytes().toString('base64url'),
      hash: hashToken,
    },
    /** ECDSA never signs alike twice; what was signed once is given again. */
    sign(key, header, payload) {
      const name = JSON.stringify([header, payload])
      const known = signatures.get(name) ?? signCompact(key, header, payload)
      signatures.set(name, known)
      return known
    },
  }
  return world
}
