import type { Asked, AuthorizationRequest, Session } from '../model.ts'
import { askedValues } from './claims.ts'

/** OIDC Core §5.5.1, §3.1.2.1: the one subject this request is about, if it names one: by `claims` or by `id_token_hint`. */
export const wantedSubject = (asked: Asked): string | undefined =>
  askedValues(asked.claims.id_token.sub)[0] ?? askedValues(asked.claims.userinfo.sub)[0] ?? asked.hintedSub ?? undefined

/** The session this request is answered with: the one the person chose for it, else the one it names, else the only one. */
export function sessionFor(request: AuthorizationRequest, sessions: readonly Session[]): Session | undefined {
  const { sessionId } = request.progress
  if (sessionId !== null) return sessions.find((session) => session.id === sessionId)
  const subject = wantedSubject(request.asked)
  if (subject !== undefined) return sessions.find((session) => session.sub === subject)
  return sessions.length === 1 ? sessions[0] : undefined
}
