import type { Asked } from './authorization.ts'
import type { SeededClient } from './seed.ts'

export type TokenAnswer = {
  access_token: string
  token_type: string
  expires_in: number
  id_token?: string
  refresh_token?: string
  scope?: string
}

type Form = Record<string, string>

/** RFC 6749 §2.3.1: both halves are form-encoded before they are joined. */
export const basic = ({ clientId, secret }: Pick<SeededClient, 'clientId' | 'secret'>): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}`

/** A form to an endpoint of the client's issuer, with the client's own authentication. */
export function post(client: SeededClient, endpoint: string, form: Form, issuer = client.issuer): Promise<Response> {
  const isPublic = client.secret === ''
  return fetch(`${issuer}/oauth/${endpoint}`, {
    method: 'POST',
    redirect: 'manual',
    headers: isPublic ? {} : { authorization: basic(client) },
    body: new URLSearchParams(isPublic ? { client_id: client.clientId, ...form } : form),
  })
}

export const redeem = (client: SeededClient, asked: Asked, code: string, issuer?: string): Promise<Response> =>
  post(
    client,
    'token',
    { grant_type: 'authorization_code', code, redirect_uri: asked.redirectUri, code_verifier: asked.verifier },
    issuer,
  )

export const refresh = (client: SeededClient, refreshToken: string, issuer?: string): Promise<Response> =>
  post(client, 'token', { grant_type: 'refresh_token', refresh_token: refreshToken }, issuer)

export const revoke = (client: SeededClient, token: string): Promise<Response> => post(client, 'revoke', { token })

export async function introspect(
  client: SeededClient,
  token: string,
): Promise<{ active: boolean; [claim: string]: unknown }> {
  const response = await post(client, 'introspect', { token })
  if (response.status !== 200) throw new Error(`introspection answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as { active: boolean }
}

export const userinfo = (issuer: string, accessToken: string): Promise<Response> =>
  fetch(`${issuer}/oauth/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } })

/** The body of a success; a refusal fails the test with its own words. */
export async function tokensOf(response: Response): Promise<TokenAnswer> {
  if (response.status !== 200)
    throw new Error(`the token endpoint answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as TokenAnswer
}

/** The payload of a JWT, unverified: for tests that compare what was issued. */
export function claimsOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>
}
