import type { Snippet } from './types.ts'

/** A single-page app with oidc-client-ts. A browser keeps no secret: PKCE binds the code to the page. */
export const spa: Snippet = {
  framework: 'Single-page app',
  library: 'oidc-client-ts',
  kinds: ['spa'],
  redirectPath: '/callback',
  env: {
    name: '.env.local',
    values: (values) => [
      ['VITE_OIDC_AUTHORITY', values.issuer],
      ['VITE_OIDC_CLIENT_ID', values.clientId],
      ['VITE_OIDC_REDIRECT_URI', values.redirectUri],
      ['VITE_OIDC_SIGNED_OUT_URI', values.signedOutUri],
    ],
  },
  files: ({ scope }) => [
    { name: 'Terminal', code: 'npm install oidc-client-ts' },
    {
      name: 'src/auth.ts',
      code: `import { UserManager } from 'oidc-client-ts'

export const auth = new UserManager({
  authority: import.meta.env.VITE_OIDC_AUTHORITY,
  client_id: import.meta.env.VITE_OIDC_CLIENT_ID,
  redirect_uri: import.meta.env.VITE_OIDC_REDIRECT_URI,
  post_logout_redirect_uri: import.meta.env.VITE_OIDC_SIGNED_OUT_URI,
  scope: '${scope}',
})

// The button “Sign in”.
export const signIn = () => auth.signinRedirect()

// At the redirect URI, before anything else is shown.
export async function finishSignIn() {
  const user = await auth.signinRedirectCallback()
  history.replaceState({}, '', '/')
  return user.profile
}

// The button “Sign out”: ends the session here, and then the one at the issuer (RP-initiated logout).
export const signOut = () => auth.signoutRedirect()`,
    },
  ],
}
