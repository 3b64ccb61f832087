import type { AssertionsPort, Ports, Stale } from './ports.ts'
import type { ProtocolResponse } from './protocol.ts'
import { refuse } from './refusal.ts'
import { json } from './respond.ts'

/**
 * Runs an endpoint on a snapshot; when that has moved meanwhile, reloads and runs once more. A client assertion that
 * the first run used is fresh to the second: it is the same request. Moved again: 503, and the caller tries again.
 */
export async function retryOnStale<Answer>(
  run: (ports: Ports) => Promise<Answer | Stale>,
  load: (again: boolean) => Promise<Ports>,
): Promise<Answer | ProtocolResponse> {
  const used = new Set<string>()
  const first = await load(false)
  const answer = await run({ ...first, assertions: remembering(first.assertions, used) })
  if (answer !== 'stale') return answer
  const second = await load(true)
  const again = await run({ ...second, assertions: forgiving(second.assertions, used) })
  return again === 'stale' ? moving() : again
}

const key = (clientRef: string, jti: string): string => JSON.stringify([clientRef, jti])

const remembering = (assertions: AssertionsPort, used: Set<string>): AssertionsPort => ({
  async use(clientRef, jti, expiresAt) {
    const verdict = await assertions.use(clientRef, jti, expiresAt)
    if (verdict === 'fresh') used.add(key(clientRef, jti))
    return verdict
  },
})

const forgiving = (assertions: AssertionsPort, used: ReadonlySet<string>): AssertionsPort => ({
  use: async (clientRef, jti, expiresAt) =>
    used.has(key(clientRef, jti)) ? 'fresh' : assertions.use(clientRef, jti, expiresAt),
})

function moving(): ProtocolResponse {
  const { error, description } = refuse('temporarily_unavailable', 'the configuration is changing, try again')
  return json(503, { error, error_description: description }, { 'retry-after': '1' })
}
