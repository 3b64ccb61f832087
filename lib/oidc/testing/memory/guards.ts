import type { AssertionsPort, AttemptsPort, LogPort, PagesPort } from '../../ports.ts'
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
  const blocked = (key: string, now: Date): Date | undefined =>
    (store.attempts.get(key) ?? 0) >= attemptLimit ? new Date(now.getTime() + 60_000) : undefined
  return {
    blockedUntil: async (scope, key, now) => blocked(`${scope} ${key}`, now),
    async count(scope, key, now) {
      store.attempts.set(`${scope} ${key}`, (store.attempts.get(`${scope} ${key}`) ?? 0) + 1)
      return blocked(`${scope} ${key}`, now)
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
