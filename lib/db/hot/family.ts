/** A token family as hot functions answer it. The engine's `Family`, in the database's own terms. */
export type HotFamily = {
  id: string
  clientRef: string
  userId: string | null
  sub: string | null
  sessionId: string | null
  sid: string | null
  offline: boolean
  scopes: string[]
  resources: string[]
  claims: unknown
  authTime: Date | null
  amr: string[]
  acr: string | null
  nonce: string | null
  createdAt: Date
  expiresAt: Date
}

/** The SQL type `hot_family` as JSON. */
export type FamilyJson = {
  id: string
  client_id: string
  user_id: string | null
  sub: string | null
  session_id: string | null
  sid: string | null
  offline: boolean
  scopes: string[]
  resources: string[]
  claims: unknown
  auth_time: string | null
  amr: string[]
  acr: string | null
  nonce: string | null
  created_at: string
  expires_at: string
}

/** A token family as the functions of the database answer it: their JSON, with times as dates. */
export const familyOf = (row: FamilyJson): HotFamily => ({
  id: row.id,
  clientRef: row.client_id,
  userId: row.user_id,
  sub: row.sub,
  sessionId: row.session_id,
  sid: row.sid,
  offline: row.offline,
  scopes: row.scopes,
  resources: row.resources,
  claims: row.claims,
  authTime: row.auth_time === null ? null : new Date(row.auth_time),
  amr: row.amr,
  acr: row.acr,
  nonce: row.nonce,
  createdAt: new Date(row.created_at),
  expiresAt: new Date(row.expires_at),
})
