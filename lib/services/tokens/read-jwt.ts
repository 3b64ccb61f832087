export type ReadJwt = { header: Record<string, unknown>; payload: Record<string, unknown>; signed: boolean }

/** Why a text is no JWT, for the person who pasted it. */
export type JwtFault = 'not_three_parts' | 'encrypted' | 'not_base64url' | 'not_json'

/**
 * Takes a compact JWS apart (RFC 7515 §7.1) and says what hinders that. Nothing is trusted yet: what it holds is shown to whoever
 * pasted it, and judged apart.
 */
export function readJwt(text: string): ReadJwt | JwtFault {
  const parts = text.split('.')
  if (parts.length === 5) return 'encrypted'
  const [head, body, signature] = parts
  if (parts.length !== 3 || head === undefined || body === undefined || signature === undefined)
    return 'not_three_parts'
  if (![head, body, signature].every((part) => /^[A-Za-z0-9_-]*$/.test(part)) || head === '' || body === '')
    return 'not_base64url'
  const [header, payload] = [objectIn(head), objectIn(body)]
  return header === undefined || payload === undefined ? 'not_json' : { header, payload, signed: signature !== '' }
}

function objectIn(part: string): Record<string, unknown> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url'))
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
