import type { AuthenticatedClient } from '../client-authentication/index.ts'
import type { Ports, RotateVerdict } from '../ports.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { audienceWithin } from './audience.ts'
import { type GrantHandler, grantRefused } from './grant.ts'
import { issue } from './issue.ts'
import { refreshIsLive } from './live-refresh.ts'
import { narrowedScopes } from './scope.ts'
import type { TokenResponse, Tokens } from './tokens-for-user.ts'

const retryWindowSeconds = 10

/** RFC 6749 §6, RFC 9700 §4.14.2: every use rotates; narrowing holds for this access token only (F07). */
export const refreshToken: GrantHandler = async (form, by, ports, now) => {
  const value = form.get('refresh_token')
  if (value === undefined) return refuse('invalid_request', 'refresh_token is missing')
  const hash = ports.mint.hash('refresh', value)
  const found = hash && (await ports.refresh.find(hash))
  if (found === undefined) return grantRefused('no such refresh token')
  const { client } = by
  const problem = await refreshIsLive(found, client, ports, now)
  if (problem !== undefined) return problem
  const { family } = found
  const scopes = narrowedScopes(form.get('scope'), family.scopes)
  if (isRefusal(scopes)) return scopes
  const audience = audienceWithin(form.all('resource'), family, client, ports.environment)
  if (isRefusal(audience)) return audience
  const wanted = { grantType: 'refresh_token', client, family, audience, scopes, nonce: null } as const
  const tokens = await issue(wanted, ports, now)
  if (tokens === undefined) return grantRefused('the user is no longer active')
  const verdict = await rotate(value, found.hash, tokens, presenter(by, scopes, audience.aud), ports, now)
  if (verdict.verdict === 'stale') return 'stale'
  if (verdict.verdict === 'rotated') return tokens.response
  if (verdict.verdict !== 'retry') return grantRefused(`rotate: ${verdict.verdict}`)
  return JSON.parse(await ports.seal.open(value, verdict.sealedResponse)) as TokenResponse
}

/** DESIGN section 4: the response is sealed for whoever presents the same token again, in the same way, within the window. */
async function rotate(
  value: string,
  hash: Uint8Array,
  { response, issued }: Tokens,
  presentedBy: string | null,
  ports: Ports,
  now: Date,
): Promise<RotateVerdict> {
  if (issued.refresh === null) throw new Error('a client that refreshes is a client that may refresh')
  return ports.refresh.rotate({
    hash,
    clientRef: issued.event.clientRef,
    presenterHash: presentedBy === null ? null : ports.digest.sha256(presentedBy),
    sealedResponse: presentedBy === null ? null : await ports.seal.close(value, JSON.stringify(response)),
    retryWindowSeconds,
    issued: { ...issued, refresh: issued.refresh },
    now,
  })
}

/** Same client, authentication, key, scope and resource. A public client proves nothing, so it has no second chance. */
const presenter = (by: AuthenticatedClient, scopes: readonly string[], aud: string): string | null =>
  by.method === 'none' ? null : JSON.stringify([by.client.id, by.method, by.credential, [...scopes].sort(), aud])
