import type { Snippet } from './types.ts'

/** Express with openid-client 6. */
export const express: Snippet = {
  framework: 'Express',
  library: 'openid-client',
  kinds: ['web'],
  redirectPath: '/callback',
  env: {
    name: '.env',
    values: (values) => [
      ['OIDC_ISSUER', values.issuer],
      ['OIDC_CLIENT_ID', values.clientId],
      ['OIDC_CLIENT_SECRET', values.secret],
      ['OIDC_REDIRECT_URI', values.redirectUri],
      ['OIDC_SIGNED_OUT_URI', values.signedOutUri],
      ['SESSION_SECRET', 'thirty-two or more random characters of your own'],
    ],
  },
  files: ({ issuer, scope }) => [
    { name: 'Terminal', code: 'npm install express express-session openid-client' },
    {
      name: 'server.mjs',
      code: `import express from 'express'
import session from 'express-session'
import * as oidc from 'openid-client'

const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_REDIRECT_URI, OIDC_SIGNED_OUT_URI } = process.env
const config = await oidc.discovery(
  new URL(OIDC_ISSUER),
  OIDC_CLIENT_ID,
  undefined,
  oidc.ClientSecretBasic(OIDC_CLIENT_SECRET),${
    issuer.startsWith('http:')
      ? '\n  { execute: [oidc.allowInsecureRequests] }, // only while the issuer is on localhost'
      : ''
  }
)

const app = express()
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }))

app.get('/sign-in', async (req, res) => {
  const verifier = oidc.randomPKCECodeVerifier()
  req.session.checks = { pkceCodeVerifier: verifier, expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() }
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: OIDC_REDIRECT_URI,
    scope: '${scope}',
    state: req.session.checks.expectedState,
    nonce: req.session.checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  res.redirect(url.href)
})

app.get(new URL(OIDC_REDIRECT_URI).pathname, async (req, res) => {
  const { checks } = req.session
  if (checks === undefined) return res.redirect('/sign-in')
  const tokens = await oidc.authorizationCodeGrant(config, new URL(req.originalUrl, OIDC_REDIRECT_URI), checks)
  // A new session at every rise of privilege.
  req.session.regenerate(() => {
    Object.assign(req.session, { user: tokens.claims(), idToken: tokens.id_token })
    res.redirect('/')
  })
})

// Ends the session here, and then the one at the issuer.
app.post('/sign-out', (req, res) => {
  const { idToken } = req.session
  const url = oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: OIDC_SIGNED_OUT_URI })
  req.session.destroy(() => res.redirect(303, url.href))
})

app.listen(3000)`,
    },
  ],
}
