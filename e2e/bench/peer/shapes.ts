/** What the bench and its peer both know. */
export const peerApis = {
  jwt: 'https://api.example.test',
  rs256: 'https://rs256.example.test',
  opaque: 'https://opaque.example.test',
}
export const peerSecret = 'a-secret-of-the-bench-that-is-as-long-as-ours'
export const peerRedirectUri = 'http://localhost:9/callback'
export const peerScopes = ['openid', 'profile', 'email']

export type PeerAlg = 'ES256' | 'RS256'

/** The id of the client whose ID tokens are signed so. */
export const peerClient = (alg: PeerAlg): string => `bench-${alg.toLowerCase()}`

/** Asked of the peer's own process, beside what is measured. */
export type Minting = { kind: 'codes' | 'access_tokens'; alg: PeerAlg; count: number; codeChallenge: string }
