import type { Snippet } from './types.ts'

/** Next.js with next-auth 5. It has no sign-out at the issuer of its own, so the route below does it. */
export const nextjs: Snippet = {
  framework: 'Next.js',
  library: 'next-auth',
  kinds: ['web'],
  redirectPath: '/api/auth/callback/signet',
  env: {
    name: '.env.local',
    values: (values) => [
      ['AUTH_SIGNET_ISSUER', values.issuer],
      ['AUTH_SIGNET_ID', values.clientId],
      ['AUTH_SIGNET_SECRET', values.secret],
      ['AUTH_URL', new URL(values.redirectUri).origin],
      ['SIGNED_OUT_URL', values.signedOutUri],
    ],
  },
  files: ({ scope }) => [
    { name: 'Terminal', code: 'npm install next-auth@5.0.0-beta.32\nnpx auth secret' },
    {
      name: 'auth.ts',
      code: `import NextAuth from 'next-auth'

export const { handlers, auth, signIn, signOut } = NextAuth({
  providers: [
    {
      id: 'signet',
      name: 'Signet',
      type: 'oidc',
      issuer: process.env.AUTH_SIGNET_ISSUER,
      clientId: process.env.AUTH_SIGNET_ID,
      clientSecret: process.env.AUTH_SIGNET_SECRET,
      authorization: { params: { scope: '${scope}' } },
      checks: ['pkce', 'state', 'nonce'],
    },
  ],
  callbacks: {
    // Kept in the encrypted cookie, for signing out at the issuer too.
    jwt: ({ token, account }) => (account?.id_token ? { ...token, idToken: account.id_token } : token),
  },
})`,
    },
    {
      name: 'app/api/auth/[...nextauth]/route.ts',
      code: "import { handlers } from '@/auth'\n\nexport const { GET, POST } = handlers",
    },
    {
      name: 'app/sign-out/route.ts',
      code: `import { getToken } from 'next-auth/jwt'
import { signOut } from '@/auth'

// A button posts here. It ends the session of this app, and then the one at the issuer.
export async function POST(request: Request) {
  const secureCookie = process.env.AUTH_URL?.startsWith('https:') ?? false
  const token = await getToken({ req: request, secret: process.env.AUTH_SECRET, secureCookie })
  await signOut({ redirect: false })
  const leave = new URL(\`\${process.env.AUTH_SIGNET_ISSUER}/oauth/logout\`)
  if (typeof token?.idToken === 'string') leave.searchParams.set('id_token_hint', token.idToken)
  leave.searchParams.set('client_id', process.env.AUTH_SIGNET_ID ?? '')
  leave.searchParams.set('post_logout_redirect_uri', process.env.SIGNED_OUT_URL ?? '')
  return Response.redirect(leave, 303)
}`,
    },
  ],
}
