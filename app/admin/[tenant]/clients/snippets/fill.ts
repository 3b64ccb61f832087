import type { Values } from './types.ts'

/** What stands in code for a secret that is not shown any more. */
export const secretPlaceholder = 'PASTE_THE_CLIENT_SECRET'

type Client = {
  clientId: string
  kind: string
  authMethod: string
  redirectUris: readonly string[]
  postLogoutRedirectUris: readonly string[]
  scopes: readonly string[]
}

/** A client's values, for snippets. `secret` is known right after it was made and never again; `api` is one that it may call. */
export function fill(client: Client, issuer: string, secret: string | undefined, api?: string): Values {
  const redirectUri = client.redirectUris[0] ?? 'https://app.example.com/callback'
  const scopes = client.scopes.filter((scope) => scope !== 'openid')
  return {
    issuer,
    clientId: client.clientId,
    secret: client.authMethod === 'none' ? '' : (secret ?? secretPlaceholder),
    redirectUri,
    signedOutUri: client.postLogoutRedirectUris[0] ?? baseOf(redirectUri),
    scope: ['openid', ...scopes].join(' '),
    resource: api ?? 'https://api.example.com',
  }
}

/** The place of an app: its origin, or what its private scheme begins. */
const baseOf = (uri: string): string => (/^https?:/.test(uri) ? `${new URL(uri).origin}/` : uri)

/** Values as a file of `NAME=value` lines, quoted where a blank or a sign would end them. */
export const envText = (values: readonly (readonly [string, string])[]): string =>
  values.map(([name, value]) => `${name}=${/^'|^[^\s#"'$\\]*$/.test(value) ? value : JSON.stringify(value)}`).join('\n')
