import type { AssertionsPort, Attempter, AttemptScope, AttemptsPort, LogPort, PagesPort } from '../../ports.ts'
import type { Store } from '../store.ts'

export const memoryAssertions = (store: Store): AssertionsPort => ({
  async use(clientRef, jti) {
    const key = JSON.stringify([clientRef, jti])
    if (store.assertions.has(key)) return 'replayed'
    store.assertions.add(key)
    return 'fresh'
  },
})

export const attemptLimit = 10

/** Ten failures by key, then a minute's block. */
export const memoryAttempts = (store: Store): AttemptsPort => {
  const keyOf = (scope: AttemptScope, { clientId, ip }: Attempter): string => JSON.stringify([scope, clientId, ip])
  const blocked = (key: string, now: Date): Date | undefined =>
    (store.attempts.get(key) ?? 0) >= attemptLimit ? new Date(now.getTime() + 60_000) : undefined
  return {
    blockedUntil: async (scope, by, now) => blocked(keyOf(scope, by), now),
    async count(scope, by, now) {
      const key = keyOf(scope, by)
      store.attempts.set(key, (store.attempts.get(key) ?? 0) + 1)
      return blocked(key, now)
    },
  }
}

export const memoryLog = (store: Store): LogPort => ({
  refused(detail) {
    const errorId = `err-${store.log.length + 1}`
    store.log.push({ ...detail, errorId })
    return errorId
  },
})

export const memoryPages: PagesPort = {
  error: ({ status, code, description, errorId }) =>
    `<!doctype html><title>Error ${status}</title><p>${code}: ${description} (${errorId})</p>`,
}
