type Party = { kind: string; id: string | null; name: string | null }

/** One event of the trail as the console shows it. */
export type Activity = {
  id: string
  at: Date
  action: string
  says: string
  result: 'ok' | 'failed' | 'refused'
  reason: string | null
  actor: Party
  target: Party
  environment: string | null
  requestId: string
  ip: string | null
  userAgent: string | null
  erased: boolean
  changes: Readonly<Record<string, unknown>> | null
}

/** Where events and objects have pages of their own; undefined where there is none. */
export type ActivityLinks = {
  target?: (party: Party) => string | undefined
  request?: (requestId: string) => string
}
