import type { Client, Code } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Refusal } from '../refusal.ts'
import { grantRefused } from './grant.ts'

/** P13: after so many wrong verifiers a code is dead, so that it can’t be tried without end. `hot_redeem_code` counts the same. */
const maxFailedVerifiers = 3

/**
 * RFC 6749 §4.1.2, §10.5. A code at another client (C05) or for the second time (C01, C03) has leaked: its family is
 * revoked, and that revocation stays though the request is refused. Undefined when the code is live and the client's.
 */
export async function codeIsLive(code: Code, client: Client, ports: Ports, now: Date): Promise<Refusal | undefined> {
  const leak = code.family.clientRef !== client.id ? 'wrong_client' : code.redeemed ? 'code_replayed' : undefined
  if (leak !== undefined) {
    await ports.families.revoke(code.family.id, leak, now)
    return grantRefused(`${leak}: family revoked`)
  }
  if (code.expiresAt.getTime() <= now.getTime()) return grantRefused('expired')
  if (code.failedVerifiers >= maxFailedVerifiers) return grantRefused('too many wrong verifiers')
  return code.dead === null ? undefined : grantRefused(code.dead)
}
