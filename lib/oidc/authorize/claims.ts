import { claimsOfScopes } from '../claims/vocabulary.ts'
import { parseObject } from '../jose/strict-json.ts'
import type { ClaimAsk, ClaimsRequest } from '../model.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Check, Registered } from './check.ts'

const maxLength = 8_192

/** Claims about the authentication itself; they may be asked for whatever the client's scopes are. */
const ownClaims = ['sub', 'acr', 'auth_time']

/** OIDC Core §5.5 (A32). Claims that we do not know, or that the client has no scope for, are ignored as §5.5.1 says. */
export const validClaims: Check<'claims', Registered> = (params, { client }) => {
  const text = params.get('claims')
  if (text === undefined) return { claims: { id_token: {}, userinfo: {} } }
  const request = text.length > maxLength ? undefined : parseObject(text)
  if (request === undefined) return refuse('invalid_request', 'claims is not a JSON object')
  const allowed = [...claimsOfScopes(client.scopes), ...ownClaims]
  const id_token = asks(request.id_token, allowed)
  const userinfo = asks(request.userinfo, allowed)
  if (isRefusal(id_token)) return id_token
  return isRefusal(userinfo) ? userinfo : { claims: { id_token, userinfo } satisfies ClaimsRequest }
}

function asks(member: unknown, allowed: readonly string[]): Record<string, ClaimAsk> | Refusal {
  if (member === undefined || member === null) return {}
  if (!isObject(member) || !Object.values(member).every(isAsk))
    return refuse('invalid_request', 'claims has the wrong shape')
  return Object.fromEntries(Object.entries(member).filter(([name]) => allowed.includes(name))) as Record<
    string,
    ClaimAsk
  >
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isAsk(value: unknown): value is ClaimAsk {
  if (value === null) return true
  if (!isObject(value)) return false
  const { essential, values } = value
  return (essential === undefined || typeof essential === 'boolean') && (values === undefined || Array.isArray(values))
}

/** The values a claim is asked for with, as text. */
export function askedValues(ask: ClaimAsk | undefined): string[] {
  const values = ask?.values ?? (ask?.value === undefined ? [] : [ask.value])
  return values.filter((value) => typeof value === 'string')
}
