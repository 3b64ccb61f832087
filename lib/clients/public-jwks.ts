import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'

/** Members that hold private or symmetric key material (RFC 7518 §6). A client that sends one has leaked its key. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'r', 't']

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/, 'must be base64url')
const about = {
  kid: z.string().min(1).max(255).optional(),
  use: z.literal('sig', { error: 'must be "sig"' }).optional(),
  alg: z.string().max(20).optional(),
  key_ops: z.array(z.string().max(20)).max(4).optional(),
}

const PublicJwk = z.discriminatedUnion('kty', [
  z.object({
    kty: z.literal('RSA'),
    n: base64url.refine((n) => Buffer.from(n, 'base64url').length >= 256, 'must have 2048 bits or more'),
    e: base64url.max(8),
    ...about,
  }),
  z.object({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384', 'P-521']), x: base64url, y: base64url, ...about }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url, ...about }),
])

/** A client's public keys for `private_key_jwt` (RFC 7523 §3, D04): at least one, none private, none symmetric. */
export const PublicJwks = z
  .object({
    keys: z
      .array(
        z
          .looseObject({ kty: z.string() })
          .refine((key) => !privateMembers.some((member) => member in key), {
            error: 'holds a private or symmetric key: send the public half alone',
            abort: true,
          })
          .pipe(PublicJwk),
      )
      .min(1)
      .max(10),
  })
  .refine(({ keys }) => hasDistinctKids(keys), 'each key needs its own kid')

function hasDistinctKids(keys: readonly { kid?: string | undefined }[]): boolean {
  const kids = keys.map((key) => key.kid)
  return keys.length === 1 || (kids.every((kid) => kid !== undefined) && new Set(kids).size === keys.length)
}

/** Reads a JWKS that was typed or pasted as JSON. */
export const JwksText = z
  .string()
  .max(bounds.client.jwksBytes)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: text })
      return z.NEVER
    }
  })
  .pipe(PublicJwks)
