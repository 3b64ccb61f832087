import type { AuthorizationRequest, Session } from '../model.ts'

/** What a step adds to the stored request. The provider saves the result and calls `resume`. */

/** After sign-in, or after a choice among the browser's sessions: this session answers this request. */
export const withSession = (request: AuthorizationRequest, session: Pick<Session, 'id'>): AuthorizationRequest => ({
  ...request,
  progress: { ...request.progress, sessionId: session.id },
})

/** After the person agreed: to exactly what this request asks, as exactly this user (A40). */
export const withConsent = (
  request: AuthorizationRequest,
  session: Pick<Session, 'id' | 'userId'>,
): AuthorizationRequest => ({
  ...request,
  progress: {
    sessionId: session.id,
    consent: { userId: session.userId, scopes: request.asked.scopes, resources: request.asked.resources },
  },
})
