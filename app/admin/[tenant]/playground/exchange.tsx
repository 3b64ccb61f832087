import type { ReactNode } from 'react'
import type { ActionResult } from '#lib/http/action.ts'
import { isServiceError, ServiceError } from '#lib/kernel/errors.ts'
import { askOwn } from '#lib/provider/ask-own.ts'
import type { Call } from '#lib/services/call.ts'
import { getPlayground, type PlaygroundClient } from '#lib/services/playground/get.ts'
import type { Run } from '#lib/services/playground/run.ts'
import { inspectToken } from '#lib/services/tokens/inspect.ts'
import { asVisitor } from './as-visitor.ts'
import { Exchanged, type Judged } from './exchanged.tsx'
import { takeRun, waitingRun } from './run-cookie.ts'

/**
 * Exchanges the code of the waiting run, as the client would, and shows all that comes back. The run is used up, whatever comes of it.
 * A secret that was typed goes into this one request and nowhere else.
 */
export const exchangeCode = (tenant: string, form: FormData): Promise<ActionResult<ReactNode>> =>
  asVisitor(tenant, 'playground.exchange', form, async (call, { code, state, secret }) => {
    const waiting = await waitingRun(tenant, call.now)
    if (waiting === undefined || typeof code !== 'string' || waiting.state !== state)
      throw new ServiceError(
        'conflict',
        'This answer belongs to no request that waits in this session. Start a new one.',
      )
    const { environment, client: id } = waiting
    const { client } = await getPlayground.call(call, { environment, ...(id === null ? {} : { client: id }) })
    if (client === null || client.clientId !== waiting.clientId)
      throw new ServiceError('conflict', 'The client of this request is gone. Start a new one.')
    const proof = proofOf(client, typeof secret === 'string' ? secret : undefined)
    const run = await takeRun(tenant, call.now)
    if (run === undefined) throw new ServiceError('conflict', 'This request has been used already. Start a new one.')
    const place = { tenant, environment: run.environment }
    const form = [
      ['grant_type', 'authorization_code'],
      ['code', code],
      ['redirect_uri', run.redirectUri],
      ['code_verifier', run.verifier],
      ...proof.form,
    ] as const
    const { status, body } = await askOwn('token', place, { form, ...proof.header })
    const tokens = parse(body)
    const userinfo = await userinfoOf(place, tokens)
    const [access, idToken] = [await judge(call, run, tokens.access_token), await judge(call, run, tokens.id_token)]
    return (
      <Exchanged status={status} raw={tokens} access={access} idToken={idToken} userinfo={userinfo} now={call.now} />
    )
  })

type Proof = { form: [string, string][]; header: { authorization?: string } }

/** RFC 6749 §2.3.1: how the client proves itself. */
function proofOf({ authMethod, clientId }: PlaygroundClient, secret: string | undefined): Proof {
  if (authMethod === 'none') return { form: [['client_id', clientId]], header: {} }
  if (authMethod === 'private_key_jwt')
    throw new ServiceError('conflict', 'This client proves itself with a key that only it has.')
  if (secret === undefined)
    throw new ServiceError('invalid', 'Some fields need another look.', {
      fields: { secret: 'Paste the client secret.' },
    })
  if (authMethod === 'client_secret_post')
    return {
      form: [
        ['client_id', clientId],
        ['client_secret', secret],
      ],
      header: {},
    }
  const encoded = (text: string) => new URLSearchParams({ x: text }).toString().slice(2)
  const pair = Buffer.from(`${encoded(clientId)}:${encoded(secret)}`).toString('base64')
  return { form: [], header: { authorization: `Basic ${pair}` } }
}

function parse(body: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What UserInfo says, as it came; undefined where the token is not for it. */
async function userinfoOf(
  place: { tenant: string; environment: string },
  { access_token, scope }: Record<string, unknown>,
) {
  if (
    typeof access_token !== 'string' ||
    !String(scope ?? '')
      .split(' ')
      .includes('openid')
  )
    return undefined
  const { status, body } = await askOwn('userinfo', place, { authorization: `Bearer ${access_token}` })
  return { status, body: body ?? '' }
}

/** What the inspector makes of a token; undefined without one, null for a visitor who may not inspect. */
async function judge(call: Call, { environment, nonce }: Run, token: unknown): Promise<Judged> {
  if (typeof token !== 'string') return undefined
  try {
    return await inspectToken.call(call, { environment, token, nonce })
  } catch (error) {
    if (isServiceError(error) && error.code === 'forbidden') return null
    throw error
  }
}
