import { tokenPrefixes } from '#lib/kernel/tokens.ts'

/** Names that never stand in a change: the type refuses them where it can see them, `redact` where it can't. */
export type SecretName =
  | 'password'
  | 'passwordHash'
  | 'secret'
  | 'secretHash'
  | 'clientSecret'
  | 'token'
  | 'tokenHash'
  | 'refreshToken'
  | 'accessToken'
  | 'idToken'
  | 'code'
  | 'codeHash'
  | 'codeVerifier'
  | 'privateKey'
  | 'sealedPrivate'
  | 'wrappedKey'
  | 'sealedKey'
  | 'cookie'
  | 'authorization'
  | 'seed'

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** Fields of an object before or after a change. Bytes can't be written here: hashes and sealed values are bytes. */
export type Fields = { readonly [name: string]: Plain | Date | bigint | undefined } & {
  readonly [Name in SecretName]?: never
}

/** What stands in the trail where a secret stood. */
export const redacted = '[redacted]'

const secretName =
  /^(password|pass|pwd|secret|.*secrets?(_?(hash|value))?|.*(password|token|code|key|cookie)_?hash|.*tokens?|code|code_?verifier|.*private(_?(key|jwk))?|sealed.*|wrapped.*|cookies?|authorization|seed|otp|recovery_?codes?)$/i
/** Names that the pattern would take for secrets, and that are settings. */
const harmless = new Set(['requireNewPassword'])
/** Names of what is a secret as text, and as a number says how many there are, or whether they are allowed. */
const counted = new Set(['recoveryCodes'])
const hashPrefixes = ['$argon2', '$2a$', '$2b$', '$2y$', '$scrypt$', '$pbkdf2', 'pbkdf2_sha']
const secretPrefixes = [...Object.values(tokenPrefixes), ...hashPrefixes, 'whsec_', '-----BEGIN']
const jwt = /^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/

/**
 * What may be stored of a change: a secret is replaced by a mark, by its name or by its form, wherever it is nested; the mark
 * still shows that it changed. Private members of JWKs are secrets. Bytes are secrets.
 */
export function redact(name: string, value: unknown): Plain | undefined {
  if (value === undefined) return undefined
  const isCount = typeof value === 'number' && counted.has(name)
  if (value !== null && secretName.test(name) && !harmless.has(name) && !isCount) return redacted
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return redacted
  if (Array.isArray(value)) return value.map((item) => redact('', item) ?? null)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string') return isSecretText(value) ? redacted : value
  // JSON has no infinities and no negative zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value === 'object' && value !== null) return redactObject(value as Record<string, unknown>)
  return typeof value === 'boolean' ? value : null
}

/** `redact` over the fields of an object. */
export function redactObject(fields: Record<string, unknown>): Record<string, Plain> {
  const isJwk = typeof fields.kty === 'string'
  const kept = Object.entries(fields).flatMap(([name, value]): [string, Plain][] => {
    const plain = isJwk && privateMembers.has(name) ? redacted : redact(name, value)
    return plain === undefined ? [] : [[name, plain]]
  })
  return Object.fromEntries(kept)
}

/** RFC 7518 §6: what a private or symmetric JWK adds to a public one. */
const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])

const isSecretText = (text: string): boolean => secretPrefixes.some((prefix) => text.includes(prefix)) || jwt.test(text)
