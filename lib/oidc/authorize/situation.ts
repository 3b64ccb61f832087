import type { AuthorizationRequest, Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Situation } from './interaction.ts'
import { sessionFor } from './session.ts'

/** Reads what the decision about a request rests on: who is signed in, what they allowed, and whether that is enough. */
export async function readSituation(
  request: AuthorizationRequest,
  client: Client,
  ports: Pick<Ports, 'browser' | 'grants' | 'environment'>,
  now: Date,
): Promise<Situation> {
  const sessions = await ports.browser.sessions(now)
  const session = sessionFor(request, sessions)
  const grant = session === undefined ? undefined : await ports.grants.find(session.userId, client.id)
  const isTooWeak = session !== undefined && !(await ports.browser.isEnough(session, client.id, now))
  return { request, client, environment: ports.environment, sessions, session, grant, isTooWeak, now }
}
