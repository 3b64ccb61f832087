/** What can be said of each thing that must hold of a token. Screens have a sentence for each; a test holds the two together. */
export const verdicts = {
  signature: ['verified', 'altered', 'unsigned', 'retired'],
  type: ['access', 'id', 'logout', 'userinfo', 'unknown'],
  issuer: ['here', 'other'],
  expiry: ['until', 'expired', 'none'],
  not_before: ['since', 'early'],
  audience: ['userinfo', 'api', 'no_api', 'client', 'no_client', 'missing'],
  nonce: ['same', 'different'],
  live: ['live', 'dead', 'no_session', 'not_asked'],
} as const satisfies Record<string, readonly string[]>

type Verdicts = typeof verdicts

/** One thing that must hold of a token. `holds` null: it does not say. `about` is what the words need: a name, a time, a reason. */
export type TokenCheck = {
  [Name in keyof Verdicts]: {
    name: Name
    holds: boolean | null
    says: Verdicts[Name][number]
    about?: string | Date
  }
}[keyof Verdicts]
