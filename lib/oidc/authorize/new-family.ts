import { plusSeconds } from '../jose/numeric-date.ts'
import { lifetimesOf } from '../lifetimes-of.ts'
import type { Asked, Client, Family, Session } from '../model.ts'
import type { Ports } from '../ports.ts'
import { acrOf } from './acr.ts'

type Granted = {
  asked: Pick<Asked, 'scopes' | 'resources' | 'claims' | 'nonce'>
  client: Client
  session: Session
}

/** What an authorization leaves to all its tokens: what was granted, to whom, and the proofs of the session at that time. */
export const newFamily = (
  { asked, client, session }: Granted,
  ports: Pick<Ports, 'mint' | 'environment'>,
  now: Date,
): Family => ({
  id: ports.mint.uuid(),
  clientRef: client.id,
  userId: session.userId,
  sub: session.sub,
  sessionId: session.id,
  sid: session.sid,
  offline: asked.scopes.includes('offline_access'),
  scopes: asked.scopes,
  resources: asked.resources,
  claims: asked.claims,
  authTime: session.authTime,
  amr: session.amr,
  acr: acrOf(asked, session, ports.environment),
  nonce: asked.nonce,
  createdAt: now,
  expiresAt: plusSeconds(now, lifetimesOf(client, ports.environment).refreshAbsoluteSeconds),
})
