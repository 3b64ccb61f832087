import { NextRequest } from 'next/server.js'
import NextAuth, { type NextAuthConfig } from 'next-auth'

export type Registration = { key: string; issuer: string; clientId: string; clientSecret: string; signedOutUri: string }

/** Tokens stay in the app's own store; the cookie names the session alone. */
export type Held = { accessToken: string; refreshToken: string; idToken: string }

export type App = Registration & {
  home: string
  /** What next-auth itself serves below `…/auth`. */
  serve(request: Request): Promise<Response>
  /** Whoever is signed in, as next-auth's own session endpoint says. */
  session(cookie: string): Promise<{ user: { name?: string; email?: string; id: string } } | null>
  tokens: Map<string, Held>
}

/** An app with next-auth 5, configured as its documentation shows for any OpenID Connect issuer. */
export function createApp(origin: string, registered: Registration): App {
  const home = `${origin}/apps/${registered.key}`
  const tokens = new Map<string, Held>()
  const { handlers } = NextAuth(settings(registered, tokens))
  const serve = (request: Request): Promise<Response> => {
    const next = new NextRequest(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      ...(request.body === null ? {} : { duplex: 'half' as const }),
    })
    return request.method === 'POST' ? handlers.POST(next) : handlers.GET(next)
  }
  return {
    ...registered,
    home,
    tokens,
    serve,
    async session(cookie) {
      const response = await serve(new Request(`${home}/auth/session`, { headers: { cookie } }))
      return response.ok ? await response.json() : null
    },
  }
}

const settings = (
  { key, issuer, clientId, clientSecret }: Registration,
  tokens: Map<string, Held>,
): NextAuthConfig => ({
  basePath: `/apps/${key}/auth`,
  secret: 'a secret of the app, which is a stranger to the provider',
  trustHost: true,
  useSecureCookies: false,
  cookies: Object.fromEntries(
    (['sessionToken', 'callbackUrl', 'csrfToken', 'pkceCodeVerifier', 'state', 'nonce'] as const).map((name) => [
      name,
      { name: `app-${key}.${name}`, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false } },
    ]),
  ),
  providers: [
    {
      id: 'signet',
      name: 'Signet',
      type: 'oidc',
      issuer,
      clientId,
      clientSecret,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid profile email offline_access' } },
    },
  ],
  callbacks: {
    jwt({ token, account, profile }) {
      if (account?.access_token === undefined || profile?.sub == null) return token
      tokens.set(profile.sub, {
        accessToken: account.access_token,
        refreshToken: account.refresh_token ?? '',
        idToken: account.id_token ?? '',
      })
      return { ...token, sub: profile.sub }
    },
    session: ({ session, token }) => ({ ...session, user: { ...session.user, id: token.sub ?? '' } }),
  },
})
