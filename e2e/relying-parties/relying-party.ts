import type { SeededClient } from '#e2e/support/seed.ts'

/** What an app holds after a sign-in. */
export type Tokens = { accessToken: string; refreshToken: string; idToken: string; sub: string }

/** An app that uses somebody's OpenID Connect library and knows of us what discovery says, nothing else. */
export interface RelyingParty {
  readonly issuer: string
  /** Where the app sends the browser. */
  begin(parameters?: Record<string, string>): Promise<string>
  /** The address that the browser came back to. The library validates `state`, `iss`, `nonce`, signature and times. */
  finish(callback: URL): Promise<Tokens>
  refresh(tokens: Tokens): Promise<Tokens>
  userinfo(tokens: Tokens): Promise<Record<string, unknown>>
  isActive(token: string): Promise<boolean>
  revoke(token: string): Promise<void>
  signOutUrl(tokens: Tokens, state: string): Promise<string>
}

/** The name of a library, and how an app is made with it. */
export type Library = { name: string; connect(client: SeededClient): Promise<RelyingParty> }
