import type {
  AccessTokenClaims,
  Api,
  Client,
  Code,
  Environment,
  Family,
  Grant,
  RefreshToken,
  Session,
} from '../model.ts'
import type { RefusalDetail, TokenEvent } from '../ports.ts'

export type StoredUser = {
  id: string
  sub: string
  active: boolean
  claims: Record<string, unknown>
  /** audience -> what the user holds there. */
  holds: Record<string, { roles: string[]; permissions: string[] }>
}

export type StoredFamily = Family & { revoked: string | null }
export type StoredCode = Omit<Code, 'family' | 'dead'> & { familyId: string }
export type StoredRefresh = Omit<RefreshToken, 'family' | 'dead' | 'used'> & {
  familyId: string
  use: { at: Date; successor: string; presenter: string | null; sealed: Uint8Array | null } | null
}
export type StoredSession = Session & { ended: boolean }
export type StoredAccess = { token: AccessTokenClaims; clientRef: string; revoked: boolean }

/** Everything one environment remembers, in plain maps keyed by hex hashes and ids. Tests reach in and change it. */
export type Store = {
  environment: Environment & { apis: Api[]; status: 'active' | 'suspended' }
  clients: Map<string, Client>
  secrets: Map<string, { id: string; secret: string; expiresAt: Date | null }[]>
  origins: Set<string>
  users: Map<string, StoredUser>
  sessions: StoredSession[]
  /** Sessions that the policy of the place finds too weak. */
  tooWeak: Set<string>
  grants: Map<string, Grant>
  families: Map<string, StoredFamily>
  codes: Map<string, StoredCode>
  refresh: Map<string, StoredRefresh>
  access: Map<string, StoredAccess>
  revokedJtis: Set<string>
  completed: Set<string>
  assertions: Set<string>
  attempts: Map<string, number>
  events: TokenEvent[]
  log: (RefusalDetail & { errorId: string })[]
  /** How many of the next conditional writes answer `stale`. */
  staleWrites: number
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** One stale answer, if the test ordered any. */
export function isStale(store: Store): boolean {
  if (store.staleWrites === 0) return false
  store.staleWrites -= 1
  return true
}

/** Why a family no longer counts; null while it lives. */
export function familyDead(store: Store, family: StoredFamily): string | null {
  if (family.revoked !== null) return `family revoked: ${family.revoked}`
  if (store.users.get(family.userId)?.active !== true) return 'user suspended'
  const session = store.sessions.find((candidate) => candidate.id === family.sessionId)
  if (!family.offline && session?.ended !== false) return 'session ended'
  const client = [...store.clients.values()].find((candidate) => candidate.id === family.clientRef)
  return client?.status === 'active' ? null : 'client disabled'
}
