import { mayStayOffline } from '../authorize/scope.ts'
import type { Client, RefreshToken } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Refusal } from '../refusal.ts'
import { grantRefused } from './grant.ts'

/**
 * RFC 6749 §6, RFC 9700 §4.14 (F01, F09, F10). At another client the token has leaked: the family goes. Whether a used
 * one is a retry or a replay is decided by the rotation itself, in its one call.
 */
export async function refreshIsLive(
  token: RefreshToken,
  client: Client,
  ports: Ports,
  now: Date,
): Promise<Refusal | undefined> {
  const { family } = token
  if (family.clientRef !== client.id) {
    await ports.families.revoke(family.id, 'wrong_client', now)
    return grantRefused('wrong_client: family revoked')
  }
  if (token.dead !== null) return grantRefused(token.dead)
  if (family.expiresAt.getTime() <= now.getTime()) return grantRefused('the family has expired')
  if (!token.used && token.idleExpiresAt.getTime() <= now.getTime()) return grantRefused('unused for too long')
  if (family.offline && !mayStayOffline(client)) return grantRefused('offline_access was taken from the client')
  return undefined
}
