import { shellQuoted } from './shell-quoted.ts'
import type { Snippet } from './types.ts'

/** The code flow by hand: what a library does, one request at a time. */
export const curl: Snippet = {
  framework: 'curl',
  library: 'by hand',
  kinds: ['web', 'spa', 'native'],
  redirectPath: '/callback',
  env: {
    name: 'Terminal',
    values: (values) => [
      ['ISSUER', shellQuoted(values.issuer)],
      ['CLIENT_ID', shellQuoted(values.clientId)],
      ...(values.secret === '' ? [] : [['CLIENT_SECRET', shellQuoted(values.secret)] as const]),
      ['REDIRECT_URI', shellQuoted(values.redirectUri)],
      ['SIGNED_OUT_URI', shellQuoted(values.signedOutUri)],
    ],
  },
  files: ({ scope, secret }) => [
    {
      name: '1. Sign in: open this in a browser',
      code: `VERIFIER=$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '=')
CHALLENGE=$(printf %s "$VERIFIER" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')
curl -sG -o /dev/null -w '%{url}\\n' "$ISSUER/oauth/authorize" \\
  --data-urlencode response_type=code --data-urlencode "client_id=$CLIENT_ID" \\
  --data-urlencode "redirect_uri=$REDIRECT_URI" --data-urlencode 'scope=${scope}' \\
  --data-urlencode state=$RANDOM --data-urlencode "code_challenge=$CHALLENGE" -d code_challenge_method=S256`,
    },
    {
      name: '2. Exchange the code that came back',
      code: `CODE=the value of code in the address that the browser ended at
curl -sS "$ISSUER/oauth/token" ${secret === '' ? '-d "client_id=$CLIENT_ID"' : '-u "$CLIENT_ID:$CLIENT_SECRET"'} \\
  -d grant_type=authorization_code --data-urlencode "code=$CODE" \\
  --data-urlencode "redirect_uri=$REDIRECT_URI" -d "code_verifier=$VERIFIER"`,
    },
    {
      name: '3. Ask who it is',
      code: `ACCESS_TOKEN=the value of access_token in the answer
curl -sS "$ISSUER/oauth/userinfo" -H "Authorization: Bearer $ACCESS_TOKEN"`,
    },
    {
      name: '4. Sign out: open this in a browser',
      code: `ID_TOKEN=the value of id_token in the answer
curl -sG -o /dev/null -w '%{url}\\n' "$ISSUER/oauth/logout" \\
  --data-urlencode "id_token_hint=$ID_TOKEN" --data-urlencode "post_logout_redirect_uri=$SIGNED_OUT_URI"`,
    },
  ],
}
