import { authenticateClient, authenticationParams } from '../client-authentication/index.ts'
import { endpoint } from '../endpoint.ts'
import { fromNumericDate, isNumericDate } from '../jose/numeric-date.ts'
import { verifyOwn } from '../jose/own-jwt.ts'
import type { Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import { bodyOnly } from '../read-params.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { empty, refusedJson } from '../respond.ts'

const revocationParams = [...authenticationParams, 'token', 'token_type_hint']

/** RFC 7009 §2: 200 whether or not there was such a token; a token of another client is left alone (V03, V04). */
export const revocation = endpoint('revoke', ['POST'], async (request, ports, now) => {
  const form = bodyOnly(request, revocationParams)
  if (isRefusal(form)) return refusedJson('revoke', form, ports)
  const by = await authenticateClient(request, form, ports, now)
  if (isRefusal(by)) return refusedJson('revoke', by, ports, form.get('client_id'))
  const token = form.get('token')
  if (token === undefined)
    return refusedJson('revoke', refuse('invalid_request', 'token is missing'), ports, by.client.clientId)
  await revoke(token, by.client, ports, now)
  return empty(200)
})

/** The token's own form tells its kind, so a wrong `token_type_hint` misleads nobody (V05). */
async function revoke(token: string, client: Client, ports: Ports, now: Date): Promise<void> {
  for (const kind of ['refresh', 'access'] as const) {
    const hash = ports.mint.hash(kind, token)
    if (hash !== undefined) return ports.tokens.revoke({ kind, hash }, client.id, now)
  }
  const own = await verifyOwn(token, ['at+jwt'], ports)
  const { jti, exp, client_id } = own?.payload ?? {}
  if (typeof jti !== 'string' || !isNumericDate(exp) || client_id !== client.clientId) return
  await ports.tokens.revoke({ kind: 'jwt', jti, expiresAt: fromNumericDate(exp) }, client.id, now)
}
