/** What passkeys are bound to: the domain, and the one origin on which they may be used. */
export type RelyingParty = { id: string; origin: string; name: string }

/** The relying party of an issuer, which is stored and never taken from a request (WebAuthn §5.1.3). */
export function relyingPartyOf(issuer: string, tenantName: string): RelyingParty {
  const { hostname, origin } = new URL(issuer)
  return { id: hostname, origin, name: tenantName }
}
