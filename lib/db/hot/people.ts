import { call, type Place } from './call.ts'
import { read } from './read-group.ts'

export type HotGrant = { id: string; scopes: string[]; resources: string[]; claims: string[] }

/** What a user has remembered for a client. */
export async function findGrant(at: Place, userId: string, clientRef: string): Promise<HotGrant | undefined> {
  const [row] = await call<HotGrant>('hot_find_grant', [at.tenantId, at.environmentId, userId, clientRef])
  return row
}

export type HotIdentifier = { kind: string; value: string; verified: boolean; primary: boolean }

export type HotUser = {
  id: string
  sub: string
  displayName: string
  givenName: string | null
  familyName: string | null
  picture: string | null
  locale: string | null
  zoneinfo: string | null
  address: unknown
  updatedAt: Date
  /** Primary ones first, then verified ones. */
  identifiers: HotIdentifier[]
}

/** A row of `hot_find_user`. */
export type HotUserRow = {
  id: string
  sub: string
  display_name: string
  given_name: string | null
  family_name: string | null
  picture: string | null
  locale: string | null
  zoneinfo: string | null
  address: unknown
  updated_at: Date
  identifiers: HotIdentifier[]
}

/** A row of `hot_find_user` as JSON. */
export type HotUserJson = Omit<HotUserRow, 'updated_at'> & { updated_at: string }

/** An active person of the environment's directory; undefined when gone or suspended. */
export async function findUser(at: Place, userId: string): Promise<HotUser | undefined> {
  const row = await read<HotUserJson>('user', at, null, userId)
  return row && userOf(row)
}

/** A person as the functions of the database answer them: their JSON, with times as dates. */
export const userOf = (row: HotUserJson): HotUser => hotUser({ ...row, updated_at: new Date(row.updated_at) })

/** A row of `hot_find_user` as its readers see it. */
export const hotUser = ({ id, sub, picture, locale, zoneinfo, address, identifiers, ...row }: HotUserRow): HotUser => ({
  id,
  sub,
  displayName: row.display_name,
  givenName: row.given_name,
  familyName: row.family_name,
  picture,
  locale,
  zoneinfo,
  address,
  updatedAt: row.updated_at,
  identifiers,
})
