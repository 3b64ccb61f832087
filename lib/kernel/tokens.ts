import { hash, timingSafeEqual } from 'node:crypto'
import { randomBytes } from './random.ts'

/** The kinds of opaque secret. Each has a prefix, so that one kind is never read as another (SECURITY, token confusion). */
export const tokenPrefixes = {
  code: 'sgc_',
  refresh: 'sgr_',
  access: 'sga_',
  client_secret: 'sgs_',
  browser: 'sgb_',
  setup: 'sgu_',
  portal_session: 'sgp_',
  invitation: 'sgi_',
  mail_link: 'sgm_',
  api_key: 'sgk_',
} as const

export type TokenKind = keyof typeof tokenPrefixes

const body = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/** A new opaque secret: the kind's prefix and 256 random bits in base64url. Shown once; only its hash is stored. */
export const mint = (kind: TokenKind): string => tokenPrefixes[kind] + randomBytes(32).toString('base64url')

/** SHA-256 of a presented secret, or `undefined` when it can't be one of this kind (prefix, length, alphabet). */
export function hashToken(kind: TokenKind, value: string): Buffer | undefined {
  const prefix = tokenPrefixes[kind]
  if (!value.startsWith(prefix) || !body.test(value.slice(prefix.length))) return undefined
  return sha256(value)
}

/** SHA-256 of text or bytes. */
export const sha256 = (value: string | Uint8Array): Buffer => hash('sha256', value, 'buffer')

/** `bytes` random bytes in base64url: client ids, subjects, sids, jtis. */
export const randomId = (bytes = 16): string => randomBytes(bytes).toString('base64url')

/** Compares in constant time. Unequal lengths are unequal; only the length is told by timing. */
export const safeEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
