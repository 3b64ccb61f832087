import { base64url } from 'jose'
import { parseObject } from './strict-json.ts'

declare const wellFormed: unique symbol

/** A JWS in compact form whose structure is sound. Nothing in it is trusted yet. */
export type CompactJwt = {
  text: string
  header: Record<string, unknown> & { alg: string; typ?: string }
  payload: Record<string, unknown>
  [wellFormed]: true
}

/** Longest JWT we look at: the costs of refusing are bounded before anything is decoded (J16). */
export const maxJwtLength = 16_384

const shape = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/**
 * Structure only (RFC 7515 §5.2, RFC 8725 §3.10): three non-empty base64url parts, JSON objects without duplicate
 * names, `alg` not none, no critical extension, since we understand none (`b64: false` comes with one).
 */
export function parseCompact(text: string): CompactJwt | undefined {
  if (text.length > maxJwtLength || !shape.test(text)) return undefined
  const [head = '', body = ''] = text.split('.')
  const header = decode(head)
  const payload = decode(body)
  if (header === undefined || payload === undefined) return undefined
  const { alg, typ } = header
  if (typeof alg !== 'string' || alg.toLowerCase() === 'none') return undefined
  if (typ !== undefined && typeof typ !== 'string') return undefined
  if ('crit' in header || 'b64' in header) return undefined
  return { text, header, payload } as CompactJwt
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    return parseObject(new TextDecoder('utf-8', { fatal: true }).decode(base64url.decode(part)))
  } catch {
    return undefined
  }
}

/** RFC 7515 §4.1.9: compared without case and with `application/` implied. */
export const hasTyp = (jwt: CompactJwt, ...types: readonly string[]): boolean =>
  types.includes((jwt.header.typ ?? '').toLowerCase().replace(/^application\//, ''))
