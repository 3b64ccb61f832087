import { pkce } from '#e2e/support/pkce.ts'
import { wish } from '#e2e/support/seed.ts'
import { basic } from '#e2e/support/token-endpoint.ts'
import { askEach } from '../load/ask-each.ts'
import type { Traffic } from '../load/drive.ts'
import { formPoster } from '../load/request.ts'
import { refreshTokenOf, signedAs } from '../scenarios/answered.ts'
import { codeForm } from '../scenarios/code-form.ts'
import type { Seeded } from './seeded.ts'

/** Codes are made and redeemed for so many tenants at a time: they live for a minute. */
const part = 400

/** Client credentials of whichever tenant is drawn, as its nightly service asks. */
export function tokenTraffic({ tenants }: Seeded, draw: () => number): Traffic {
  const requests = tenants.map(({ issuer, api, service }) => {
    const post = formPoster(`${issuer}/oauth/token`, { authorization: basic(service) })
    return Buffer.from(post(String(new URLSearchParams({ grant_type: 'client_credentials', resource: api }))))
  })
  const isSigned = signedAs('ES256')
  return { next: () => requests[draw()], answered: (_, body) => isSigned(body) }
}

/** Refresh tokens that wait for their turn, of each tenant. */
export type Chains = { posts: ((form: string) => string)[]; waiting: string[][] }

/** Somebody of each tenant signs in, as often as `copies` says for it, and redeems a code each time. */
export async function startChains({ signet, tenants }: Seeded, copies: (tenant: number) => number): Promise<Chains> {
  const { verifier, challenge: codeChallenge } = pkce()
  const posts = tenants.map(({ issuer, web }) => formPoster(`${issuer}/oauth/token`, { authorization: basic(web) }))
  const waiting = tenants.map((): string[] => [])
  const all = tenants.flatMap((_, at) => Array.from({ length: copies(at) }, () => at))
  for (let from = 0; from < all.length; from += part) {
    const some = all.slice(from, from + part).flatMap((at) => {
      const tenant = tenants[at]
      return tenant === undefined ? [] : [{ at, tenantId: tenant.tenantId, ...tenant.web }]
    })
    const { codes } = await wish(signet.seeder, 'firstCodes', { tenants: some, codeChallenge })
    const requests = some.map(
      ({ at, redirectUri }, n) => posts[at]?.(codeForm(codes[n] ?? '', verifier, redirectUri)) ?? '',
    )
    const bodies = await askEach(signet.server.port, requests)
    for (const [n, { at }] of some.entries()) waiting[at]?.push(refreshTokenOf(Buffer.from(bodies[n] ?? '')) ?? '')
  }
  return { posts, waiting }
}

/** Refreshes of whichever tenant is drawn; where all its tokens are just being rotated, of the next that has one. */
export function refreshTraffic({ posts, waiting }: Chains, draw: () => number): Traffic {
  const asking: number[] = []
  return {
    next(connection) {
      const drawn = draw()
      for (let step = 0; step < waiting.length; step++) {
        const tenant = (drawn + step) % waiting.length
        const token = waiting[tenant]?.pop()
        if (token === undefined) continue
        asking[connection] = tenant
        return posts[tenant]?.(`grant_type=refresh_token&refresh_token=${token}`)
      }
      return undefined
    },
    answered(connection, body) {
      const token = refreshTokenOf(body)
      if (token !== undefined) waiting[asking[connection] ?? 0]?.push(token)
      return token !== undefined
    },
  }
}
