import { z } from 'zod'
import { may } from '#lib/access/may.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'
import { inspectOpaque } from './inspect-opaque.ts'
import { judge } from './judge.ts'
import { ownKeyOf } from './own-key.ts'
import { readJwt } from './read-jwt.ts'

/**
 * What a pasted token is: which key of ours signed it, whether it holds, in this environment, now, and if not why; for what is
 * opaque, what introspection would say. It stores and logs nothing of it. Somebody else's token, another tenant's included, is
 * not ours, and that is all that is said of it beyond what it says itself.
 */
export const inspectToken = query({
  name: 'token.inspect',
  permission: 'access:read',
  input: z.strictObject({
    environment: z.string().max(bounds.text.slug),
    token: z
      .string()
      .max(bounds.token.inspected)
      .transform((text) => text.trim().replace(/^bearer\s+/i, ''))
      .pipe(z.string().min(1, 'Paste a token.')),
    /** The nonce it was asked for with, where that is known. */
    nonce: z.string().max(512).optional(),
  }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, environment, { token, nonce }, { actor, now }) {
    const opaque = await inspectOpaque(tx, environment.id, token, now)
    if (opaque !== undefined) return opaque
    const jwt = readJwt(token)
    if (typeof jwt === 'string') return { kind: 'unreadable' as const, fault: jwt }
    const everywhere = (await may(tx, actor, 'access:read', null)).allowed
    const { kid, alg } = jwt.header
    const key = await ownKeyOf(tx, { text: token, kid, alg }, { environmentId: environment.id, everywhere })
    const { header, payload, signed } = jwt
    if (key === undefined) return { kind: 'foreign' as const, header, payload, signed }
    const home = key.environment
    const isHere = home.id === environment.id
    const checks = await judge(tx, { key, header, payload, signed, nonce }, now)
    return {
      kind: 'ours' as const,
      header,
      payload,
      key: { kid: key.kid, alg: key.alg, status: key.status },
      environment: { slug: home.slug, displayName: home.displayName, isHere },
      checks,
      isValid: checks.every(({ holds }) => holds !== false),
    }
  },
  example: (seed) => ({ environment: seed.environment, token: 'eyJhbGciOiJub25lIn0.e30.' }),
})
