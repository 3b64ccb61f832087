import { shellQuoted } from './shell-quoted.ts'
import type { Snippet } from './types.ts'

/** A service at the command line. Nobody signs in, so there is nobody to sign out: what it got is revoked. */
export const curlService: Snippet = {
  framework: 'curl',
  library: 'by hand',
  kinds: ['m2m'],
  redirectPath: '',
  env: {
    name: 'Terminal',
    values: (values) => [
      ['ISSUER', shellQuoted(values.issuer)],
      ['CLIENT_ID', shellQuoted(values.clientId)],
      ['CLIENT_SECRET', shellQuoted(values.secret)],
      ['RESOURCE', shellQuoted(values.resource)],
    ],
  },
  files: () => [
    {
      name: '1. Get a token for one API',
      code: `curl -sS "$ISSUER/oauth/token" -u "$CLIENT_ID:$CLIENT_SECRET" \\
  -d grant_type=client_credentials --data-urlencode "resource=$RESOURCE"`,
    },
    {
      name: '2. Revoke it when the work is done',
      code: `ACCESS_TOKEN=the value of access_token in the answer
curl -sS "$ISSUER/oauth/revoke" -u "$CLIENT_ID:$CLIENT_SECRET" --data-urlencode "token=$ACCESS_TOKEN"`,
    },
  ],
}
