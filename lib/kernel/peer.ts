import { createHmac, randomBytes } from 'node:crypto'
import { singleton } from './singleton.ts'
import { safeEqual } from './tokens.ts'

/** Who is calling and under which id, as the front established it. The front alone seals one; everyone else opens it. */
export type Peer = {
  ip: string
  requestId: string
  /** The nonce of the answer's content security policy. */
  nonce?: string | undefined
  /** The client's certificate (PEM), when a trusted proxy presented one. */
  certificate?: string | undefined
  /** The tenant (its slug) whose portal the page is of. */
  portal?: string | undefined
}

/** The one header in which the front tells the pages who is calling. What a caller sends under this name is removed. */
export const peerHeader = 'x-signet-peer'

/** Where the supervisor hands the key of this boot to its processes. */
export const peerKeyVariable = 'SIGNET_INTERNAL_PEER_KEY'

/** 32 bytes for one boot. A process without a supervisor gets a key that nobody else knows, so it believes no header. */
const bootKey = (): Buffer =>
  singleton('peer-key', () => {
    const given = Buffer.from(process.env[peerKeyVariable] ?? '', 'base64url')
    return given.length === 32 ? given : randomBytes(32)
  })

const mac = (key: Uint8Array, body: string): Buffer => createHmac('sha256', key).update(`peer\n${body}`).digest()

/** The header's value: the peer and a MAC under the key of this boot. */
export function sealPeer(peer: Peer, key: Uint8Array = bootKey()): string {
  const body = Buffer.from(JSON.stringify(peer)).toString('base64url')
  return `${body}.${mac(key, body).toString('base64url')}`
}

/** Reads a sealed peer. Undefined when it is absent, repeated, altered, or sealed in another boot. */
export function openPeer(value: string | null | undefined, key: Uint8Array = bootKey()): Peer | undefined {
  const [body, seal, ...rest] = (value ?? '').split('.')
  if (!body || !seal || rest.length > 0) return undefined
  if (!safeEqual(Buffer.from(seal, 'base64url'), mac(key, body))) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Peer
}
