import type { AuthorizationRequest, Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import { refuse } from '../refusal.ts'
import { meetsEssentialAcr, refuseUnmetAcr } from './acr.ts'
import { neededCheck } from './interaction.ts'
import { issueCode } from './issue-code.ts'
import { type AuthorizeAnswer, answered } from './outcome.ts'
import { type Reply, respondError } from './reply.ts'
import { readSituation } from './situation.ts'

/** OIDC Core §3.1.2.3–5: ask the person for what is missing, or issue the code. prompt=none never asks. */
export async function decide(
  request: AuthorizationRequest,
  client: Client,
  reply: Reply,
  ports: Ports,
  now: Date,
): Promise<AuthorizeAnswer> {
  const situation = await readSituation(request, client, ports, now)
  const { session } = situation
  const need = neededCheck(situation)
  if (need !== undefined && request.asked.prompts.includes('none')) {
    const refusal = refuse(need.error, 'the user must interact, and prompt=none forbids it', need.reason)
    return answered(respondError(reply, refusal, ports))
  }
  if (need?.step === 'consent' || need === undefined) {
    if (session === undefined) throw new Error('the interaction policy let a request pass without a session')
    if (!meetsEssentialAcr(request.asked, session, ports.environment))
      return answered(respondError(reply, refuseUnmetAcr('not reached by the sign-in just made'), ports))
    if (need === undefined) return issueCode({ request, client, session, reply }, ports, now)
  }
  return { kind: 'interact', request, step: need.step, reason: need.reason }
}
