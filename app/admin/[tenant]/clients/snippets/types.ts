/** What snippets are filled with: a client's own values. */
export type Values = {
  issuer: string
  clientId: string
  /** A placeholder where the secret is not shown any more. */
  secret: string
  redirectUri: string
  signedOutUri: string
  /** Scopes that the client may ask for, `openid` first. */
  scope: string
  /** The audience of an API that a service may call. */
  resource: string
}

export type File = { name: string; code: string }

export type Snippet = {
  /** `Next.js` */
  framework: string
  /** The library that does the protocol: `next-auth`. */
  library: string
  /** Which kinds of client it is for. */
  kinds: readonly ('web' | 'spa' | 'native' | 'm2m')[]
  /** The path, below the app's own origin, to which people come back with this library. */
  redirectPath: string
  /** Where the app reads its values. Undefined: it has no environment, and they stand in its code. */
  env?: { name: string; values(values: Values): readonly (readonly [string, string])[] }
  /** Code and settings, sign-out at the issuer included (UX-C18). */
  files(values: Values): readonly File[]
}
