import type { Snippet } from './types.ts'

/** A service in Node.js with openid-client 6. */
export const nodeService: Snippet = {
  framework: 'Node.js',
  library: 'openid-client',
  kinds: ['m2m'],
  redirectPath: '',
  env: {
    name: '.env',
    values: (values) => [
      ['OIDC_ISSUER', values.issuer],
      ['OIDC_CLIENT_ID', values.clientId],
      ['OIDC_CLIENT_SECRET', values.secret],
      ['API_IDENTIFIER', values.resource],
    ],
  },
  files: ({ issuer }) => [
    { name: 'Terminal', code: 'npm install openid-client' },
    {
      name: 'service.mjs',
      code: `import * as oidc from 'openid-client'

const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, API_IDENTIFIER } = process.env
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

// Use it until it expires, then ask for the next one: there is no refresh token.
const { access_token, expires_in } = await oidc.clientCredentialsGrant(config, { resource: API_IDENTIFIER })

// When the work is done before that.
await oidc.tokenRevocation(config, access_token)`,
    },
  ],
}
