import type { Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest } from '../protocol.ts'
import { type Refusal, refuseForNow } from '../refusal.ts'
import { clientRefused } from './presented.ts'

/**
 * OAuth 2.1 §2.4.1 (T18): failures are counted per client and network, so that guessing elsewhere never locks the
 * client out here. A secret has 256 random bits: the count spares work and makes noise, it is not what protects.
 */
export async function provedBySecret(
  client: Client | undefined,
  presented: { clientId: string; secret: string },
  request: ProtocolRequest,
  ports: Ports,
  now: Date,
): Promise<{ credential: string } | Refusal> {
  const by = { clientId: presented.clientId.slice(0, 256), ip: request.peer.ip }
  const blocked = await ports.attempts.blockedUntil('client_secret', by, now)
  if (blocked !== undefined) return refuseForNow(blocked, now, 'client secrets guessed from this network')
  const match = await ports.secrets.verify(client, presented.secret, now)
  if (match !== undefined) return { credential: match.secretId }
  const until = await ports.attempts.count('client_secret', by, now)
  return until === undefined
    ? clientRefused('wrong or expired secret')
    : refuseForNow(until, now, 'wrong secret, again')
}
