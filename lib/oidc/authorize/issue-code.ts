import { plusSeconds } from '../jose/numeric-date.ts'
import { lifetimesOf } from '../lifetimes-of.ts'
import type { AuthorizationRequest, Client, Session } from '../model.ts'
import { newToken } from '../new-token.ts'
import type { CodeIssue, Ports } from '../ports.ts'
import { refuse } from '../refusal.ts'
import { individualClaims } from './consent.ts'
import { newFamily } from './new-family.ts'
import { type AuthorizeAnswer, answered } from './outcome.ts'
import { type Reply, respond, respondError } from './reply.ts'

type Granted = { request: AuthorizationRequest; client: Client; session: Session; reply: Reply }

/** RFC 6749 §4.1.2. One write: the family, its code, the consent just given, and the end of the stored request. */
export async function issueCode(granted: Granted, ports: Ports, now: Date): Promise<AuthorizeAnswer> {
  const { request, client, session, reply } = granted
  const { asked, progress } = request
  const { value, hash } = newToken('code', ports.mint)
  const family = newFamily({ asked, client, session }, ports, now)
  const consent = progress.consent && {
    scopes: progress.consent.scopes,
    resources: progress.consent.resources,
    claims: individualClaims(asked),
  }
  const issue: CodeIssue = {
    family,
    code: {
      hash,
      redirectUri: asked.redirectUri,
      codeChallenge: asked.codeChallenge,
      expiresAt: plusSeconds(now, lifetimesOf(client, ports.environment).codeSeconds),
    },
    consent,
    requestId: request.stored ? request.id : null,
    event: {
      kind: 'code_issued',
      grantType: 'authorization_code',
      clientRef: client.id,
      userId: session.userId,
      sessionId: session.id,
      familyId: family.id,
      scopes: asked.scopes,
      audience: null,
      jti: null,
    },
    now,
  }
  const verdict = await ports.codes.issue(issue)
  if (verdict === 'stale') return verdict
  return verdict === 'issued'
    ? answered(respond(reply, { code: value }, ports.environment.issuer))
    : answered(respondError(reply, refuse('access_denied', 'this request has been answered already'), ports))
}
