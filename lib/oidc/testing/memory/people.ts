import type { BrowserPort, ClaimsPort, ClientsPort, SecretsPort } from '../../ports.ts'
import type { Store } from '../store.ts'

/** One store stands for one browser: all its live sessions of active users. */
export const memoryBrowser = (store: Store): BrowserPort => ({
  sessions: async () =>
    store.sessions.filter((session) => !session.ended && store.users.get(session.userId)?.active === true),
  isEnough: async ({ id }) => !store.tooWeak.has(id),
  async end(sessionIds) {
    for (const session of store.sessions) if (sessionIds.includes(session.id)) session.ended = true
  },
})

export const memoryClients = (store: Store): ClientsPort => ({
  find: async (clientId) => store.clients.get(clientId),
  hasOrigin: async (origin) => store.origins.has(origin),
})

export const memorySecrets = (store: Store): SecretsPort => ({
  async verify(client, secret, now) {
    const live = (store.secrets.get(client?.clientId ?? '') ?? []).filter(
      ({ expiresAt }) => expiresAt === null || expiresAt > now,
    )
    const match = live.find((candidate) => candidate.secret === secret)
    return match && { secretId: match.id }
  },
})

/** Answers more than it was asked for, as a careless source of claims would: the engine must not pass it on. */
export const memoryClaims = (store: Store): ClaimsPort => ({
  async ofUser(userId) {
    const user = store.users.get(userId)
    return user?.active === true ? user.claims : undefined
  },
  async atAudience(subject, audience) {
    const none = { roles: [], permissions: [] }
    return subject.kind === 'client' ? none : (store.users.get(subject.userId)?.holds[audience] ?? none)
  },
})
