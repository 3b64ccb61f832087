/** Somebody or something that an event names. `name` null: gone. `slug` where its page is found by it. */
export type Party = { kind: string; id: string | null; name: string | null; slug?: string }

/** One event of the trail as the console shows it. */
export type Activity = {
  id: string
  at: Date
  action: string
  says: string
  result: 'ok' | 'failed' | 'refused'
  reason: string | null
  actor: Party
  /** Who had asked for it, such as whoever had sent the invitation that was accepted. */
  onBehalfOf: Party | null
  target: Party
  client: Party | null
  environment: Party | null
  requestId: string
  ip: string | null
  userAgent: string | null
  erased: boolean
  changes: Readonly<Record<string, unknown>> | null
}

/** Where events and objects have pages of their own; undefined where there is none. */
export type ActivityLinks = {
  /** The page of an object; of what stands in an environment, there (its slug). */
  page?: (party: Party, environment: string | undefined) => string | undefined
  /** The trail by a filter: `actor`, `target`, `client`, `ip`, `request`. */
  trail?: (filter: string, value: string) => string
}
