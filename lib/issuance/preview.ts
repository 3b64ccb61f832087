import { createHash } from 'node:crypto'
import { findStoredClient } from '#lib/clients/stored.ts'
import { type HotUserRow, hotUser } from '#lib/db/hot/index.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { protocolScopes } from '#lib/oidc/claims/vocabulary.ts'
import type { Client } from '#lib/oidc/model.ts'
import { isRefusal } from '#lib/oidc/refusal.ts'
import { askablePermissions } from '#lib/oidc/resources.ts'
import { type Assumed, type Preview, preview } from '#lib/oidc/token/preview.ts'
import type { TokenResponse } from '#lib/oidc/token/tokens-for-user.ts'
import { claimsOn } from './claims.ts'
import { assignedRoles } from './effective-access.ts'
import { type LoadedEnvironment, loadEnvironment } from './environment.ts'

/** A token that was never signed. `header` null: the API takes opaque tokens, and these claims stay with us. */
export type UnsignedToken = { header: Record<string, unknown> | null; payload: Record<string, unknown> }

/** Why a scope that was granted is not in the access token. */
export type Withheld = { scope: string; because: 'not_held' | 'another_audience' }

export type TokenPreview =
  | { refused: { error: string; description: string } }
  | {
      refused: null
      response: TokenResponse
      accessToken: UnsignedToken
      idToken: UnsignedToken | null
      userinfo: Record<string, unknown> | null
      withheld: Withheld[]
    }

type Wanted = Omit<Assumed, 'client'> & { environmentId: string; clientRef: string }

/**
 * What the token endpoint of an environment would issue, read in this transaction and leaving nothing behind. Undefined when
 * there is no such client. A suspended environment refuses everybody, as it would.
 */
export async function previewTokens(tx: Tx, wanted: Wanted, now: Date): Promise<TokenPreview | undefined> {
  const { environmentId, clientRef, ...assumed } = wanted
  const here = await loadEnvironment(tx, environmentId)
  const entry = await findStoredClient(tx, environmentId, clientRef)
  if (entry === undefined) return undefined
  if (here.environment.status !== 'active')
    return { refused: { error: 'temporarily_unavailable', description: 'the environment is suspended' } }
  const { client } = entry
  const answer = await preview({ ...assumed, client }, readsOf(tx, here), now)
  if (isRefusal(answer)) return { refused: { error: answer.error, description: answer.description } }
  return shown(answer, client, here)
}

const readsOf = (tx: Tx, here: LoadedEnvironment) => ({
  environment: here.environment,
  digest: { sha256: (text: string) => createHash('sha256').update(text).digest() },
  claims: claimsOn(here, {
    async findUser(userId) {
      const [row] = await tx.db.$queryRaw<HotUserRow[]>`
        select * from hot_find_user(${tx.tenantId}::uuid, ${here.environment.id}::uuid, ${userId}::uuid)`
      return row && hotUser(row)
    },
    findRoles: (subject) => assignedRoles(tx, subject),
  }),
})

function shown({ tokens, granted, userinfo }: Preview, client: Client, here: LoadedEnvironment): TokenPreview {
  const { response, access, issued } = tokens
  const accessToken =
    issued.access.format === 'opaque' ? { header: null, payload: { ...access } } : unsigned(response.access_token)
  return {
    refused: null,
    response,
    accessToken,
    idToken: response.id_token === undefined ? null : unsigned(response.id_token),
    userinfo,
    withheld: withheldOf(granted, access.aud, issued.event.scopes, client, here),
  }
}

function withheldOf(
  granted: readonly string[],
  aud: string,
  issued: readonly string[],
  client: Client,
  { environment }: LoadedEnvironment,
): Withheld[] {
  const api = environment.apis.find(({ identifier }) => identifier === aud)
  const askable = api === undefined ? [] : askablePermissions(api, client)
  return granted
    .filter((scope) => !protocolScopes.includes(scope) && !issued.includes(scope))
    .map((scope) => ({ scope, because: askable.includes(scope) ? 'not_held' : 'another_audience' }))
}

/** The parts of a compact JWS (RFC 7515 §7.1) that was made here, so nothing of it needs checking. */
function unsigned(jws: string): UnsignedToken {
  const [header = '', payload = ''] = jws
    .split('.')
    .map((part) => JSON.parse(Buffer.from(part || 'e30', 'base64url').toString('utf8')) as Record<string, unknown>)
  return { header, payload } as UnsignedToken
}
