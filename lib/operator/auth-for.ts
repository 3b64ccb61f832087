import NextAuth, { customFetch, type NextAuthConfig, type NextAuthResult } from 'next-auth'
import type { OIDCConfig } from 'next-auth/providers'
import { config } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { mint } from '#lib/kernel/tokens.ts'
import { deriveKey } from '#lib/keys/master.ts'
import { portalClient } from '#lib/tenancy/portal-client.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'
import { portalAdapter } from './adapter.ts'
import { verifyIdToken } from './id-token.ts'
import { internalFetch } from './internal-fetch.ts'
import { authPath, controlIssuer, type Portal, portalCookies, providerId, returnPath } from './portal.ts'
import { callbackScope } from './scope.ts'

/** How long a portal session lasts at the most, in seconds. The issuer's session bounds it too. */
const sessionSeconds = 12 * 60 * 60

type Profile = { sub: string; sid?: string; name?: string; email?: string; picture?: string }

const most = 500
const instances = (): Map<string, Promise<NextAuthResult>> => singleton('portal-auth', () => new Map())

/**
 * The next-auth instance of one tenant's portal, made on first use; the least recently used leaves at 500.
 * Rejects when the tenant has no portal client.
 */
export function authFor(portal: Portal): Promise<NextAuthResult> {
  const known = instances().get(portal.tenantId)
  instances().delete(portal.tenantId)
  const oldest = instances().size >= most ? instances().keys().next().value : undefined
  if (oldest !== undefined) instances().delete(oldest)
  const instance = known ?? make(portal)
  instances().set(portal.tenantId, instance)
  instance.catch(() => instances().delete(portal.tenantId))
  return instance
}

async function make(portal: Portal): Promise<NextAuthResult> {
  // next-auth takes the public origin from this variable, and else from request headers.
  process.env.AUTH_URL = config().origin
  const client = await portalClient(portal.tenantId)
  return NextAuth(settings(portal, client))
}

const settings = (portal: Portal, client: { clientId: string; clientSecret: string }): NextAuthConfig => ({
  basePath: authPath(portal.slug),
  secret: deriveKey(`portal-session:${portal.tenantId}`).toString('base64url'),
  trustHost: true,
  useSecureCookies: config().origin.startsWith('https:'),
  cookies: portalCookies(portal.slug),
  adapter: portalAdapter(portal),
  providers: [provider(portal, client)],
  session: {
    strategy: 'database',
    maxAge: sessionSeconds,
    updateAge: sessionSeconds,
    generateSessionToken: () => mint('portal_session'),
  },
  pages: { signIn: `${authPath(portal.slug)}/start`, error: `${portalPath(portal.slug)}/sign-in-problem` },
  callbacks: {
    /** The signature is checked here, and the issuer's session noted for `createSession`. */
    async signIn({ account }) {
      const scope = callbackScope()
      if (scope === undefined || account?.provider !== providerId(portal.slug) || account.id_token === undefined)
        return false
      const claims = await verifyIdToken(account.id_token, portal.slug, client.clientId)
      if (claims.sub !== account.providerAccountId || typeof claims.sid !== 'string') return false
      scope.sid = claims.sid
      return true
    },
    /** A new object: with database sessions the given one carries the token and every column of the user. */
    session: ({ session, user }) =>
      ({
        expires: session.expires,
        user: { id: user.id, name: user.name ?? null, email: user.email ?? null },
      }) as never,
    redirect: ({ url }) => `${config().origin}${returnPath(portal.slug, url)}`,
  },
  logger: {
    error: (error) => log().warn({ err: error, tenant: portal.slug }, 'portal sign-in failed'),
    warn: (code) => log().debug({ code, tenant: portal.slug }, 'portal sign-in'),
    debug: () => undefined,
  },
})

const provider = (portal: Portal, client: { clientId: string; clientSecret: string }): OIDCConfig<Profile> => ({
  id: providerId(portal.slug),
  name: 'Signet',
  type: 'oidc',
  issuer: controlIssuer(portal.slug),
  clientId: client.clientId,
  clientSecret: client.clientSecret,
  checks: ['pkce', 'state', 'nonce'],
  authorization: { params: { scope: 'openid profile email' } },
  [customFetch]: internalFetch,
  profile: ({ sub, name, email, picture }) => ({
    id: sub,
    name: name ?? null,
    email: email ?? `${sub}@none.invalid`,
    image: picture ?? null,
  }),
})
