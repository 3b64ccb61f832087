export type Snippet = { title: string; files: readonly { name: string; code: string }[] }

type Values = {
  clientId: string
  kind: string
  redirectUris: readonly string[]
  postLogoutRedirectUris: readonly string[]
  issuer: string
  /** Known only right after it was made. */
  secret?: string | undefined
}

/** Code for a client, by its kind. What stands in it are the client's own values. */
export function snippets(values: Values): readonly Snippet[] {
  if (values.kind === 'm2m') return [curl(values)]
  if (values.kind === 'spa') return [singlePage(values)]
  if (values.kind === 'native') return [native(values)]
  return [environment(values), nextJs(values), express(values)]
}

const redirect = ({ redirectUris }: Values): string => redirectUris[0] ?? 'http://localhost:3000/callback'
const back = ({ postLogoutRedirectUris }: Values, fallback: string): string => postLogoutRedirectUris[0] ?? fallback
const secretOf = ({ secret }: Values): string => secret ?? 'the secret that was shown once'

const environment = (values: Values): Snippet => ({
  title: 'All values',
  files: [
    {
      name: '.env.local',
      code: `OIDC_ISSUER=${values.issuer}
OIDC_CLIENT_ID=${values.clientId}
OIDC_CLIENT_SECRET=${secretOf(values)}
OIDC_REDIRECT_URI=${redirect(values)}`,
    },
  ],
})

const nextJs = (values: Values): Snippet => ({
  title: 'Next.js, with next-auth',
  files: [
    {
      name: 'auth.ts',
      code: `import NextAuth from 'next-auth'

// Register <your origin>/api/auth/callback/signet as a redirect URI.
export const { handlers, auth, signIn } = NextAuth({
  providers: [
    {
      id: 'signet',
      name: 'Signet',
      type: 'oidc',
      issuer: '${values.issuer}',
      clientId: '${values.clientId}',
      clientSecret: process.env.OIDC_CLIENT_SECRET,
      checks: ['pkce', 'state', 'nonce'],
    },
  ],
})

// Signing out ends the session here too. Send the visitor to:
export const signOutUrl = (idToken) =>
  '${values.issuer}/oauth/logout?' +
  new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: '${back(values, new URL(redirect(values)).origin)}' })`,
    },
  ],
})

const express = (values: Values): Snippet => ({
  title: 'Express, with openid-client',
  files: [
    {
      name: 'server.mjs',
      code: `import express from 'express'
import session from 'express-session'
import * as oidc from 'openid-client'

const local = { execute: [oidc.allowInsecureRequests] } // only while the issuer is on localhost
const config = await oidc.discovery(
  new URL('${values.issuer}'),
  '${values.clientId}',
  process.env.OIDC_CLIENT_SECRET,
  undefined,
  ${values.issuer.startsWith('http:') ? 'local' : '{}'},
)
const redirect_uri = '${redirect(values)}'
const app = express().use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))

app.get('/sign-in', async (req, res) => {
  req.session.verifier = oidc.randomPKCECodeVerifier()
  req.session.state = oidc.randomState()
  res.redirect(oidc.buildAuthorizationUrl(config, {
    redirect_uri,
    scope: 'openid profile email',
    state: req.session.state,
    code_challenge: await oidc.calculatePKCECodeChallenge(req.session.verifier),
    code_challenge_method: 'S256',
  }).href)
})

app.get(new URL(redirect_uri).pathname, async (req, res) => {
  const { verifier, state } = req.session
  const tokens = await oidc.authorizationCodeGrant(config, new URL(req.url, redirect_uri), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  })
  req.session.regenerate(() => {
    Object.assign(req.session, { user: tokens.claims(), idToken: tokens.id_token })
    res.redirect('/')
  })
})

app.get('/sign-out', (req, res) => {
  const { idToken } = req.session
  req.session.destroy(() => res.redirect(oidc.buildEndSessionUrl(config, { id_token_hint: idToken }).href))
})

app.listen(${new URL(redirect(values)).port || 3000})`,
    },
  ],
})

const singlePage = (values: Values): Snippet => ({
  title: 'Single-page app, with oidc-client-ts',
  files: [
    {
      name: 'auth.js',
      code: `import { UserManager } from 'oidc-client-ts'

export const auth = new UserManager({
  authority: '${values.issuer}',
  client_id: '${values.clientId}',
  redirect_uri: '${redirect(values)}',
  post_logout_redirect_uri: '${back(values, new URL(redirect(values)).origin)}',
  scope: 'openid profile email',
})

// Sign in:            await auth.signinRedirect()
// At the redirect URI: const user = await auth.signinRedirectCallback()
// Sign out:           await auth.signoutRedirect()`,
    },
  ],
})

const native = (values: Values): Snippet => ({
  title: 'Native app, with AppAuth',
  files: [
    {
      name: 'config.json',
      code: `{
  "issuer": "${values.issuer}",
  "client_id": "${values.clientId}",
  "redirect_uri": "${redirect(values)}",
  "scopes": ["openid", "profile", "email"],
  "end_session_endpoint": "${values.issuer}/oauth/logout"
}`,
    },
  ],
})

const curl = (values: Values): Snippet => ({
  title: 'Command line',
  files: [
    {
      name: 'curl',
      code: `curl -sS ${values.issuer}/oauth/token \\
  -u '${values.clientId}:${secretOf(values)}' \\
  -d grant_type=client_credentials`,
    },
  ],
})
