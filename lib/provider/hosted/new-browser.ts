import type { Tx } from '#lib/db/with-tenant.ts'
import { browserSeconds, createBrowser } from '#lib/identity/browsers.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { browserCookie } from '../cookies.ts'
import type { Visit } from './visit.ts'

/** Names a browser that came without a name. Only a valid request brings one into being (SECURITY A44). */
export async function nameBrowser(
  tx: Tx,
  { snapshot: { environment }, now }: Visit,
): Promise<{ id: string; hash: Buffer; headers: Record<string, string> }> {
  const { id, token } = await createBrowser(tx, environment.id, now)
  const headers = { 'set-cookie': browserCookie(environment, token, browserSeconds.anonymous) }
  return { id, hash: sha256(token), headers }
}
