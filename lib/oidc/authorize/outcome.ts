import type { AuthorizationRequest } from '../model.ts'
import type { Stale } from '../ports.ts'
import type { ProtocolResponse } from '../protocol.ts'
import type { Step } from './interaction.ts'

/** Either the answer, or a step for the person: the provider stores the request and shows it. */
export type AuthorizeOutcome =
  | { kind: 'respond'; response: ProtocolResponse }
  | { kind: 'interact'; request: AuthorizationRequest; step: Step; reason: string }

export type AuthorizeAnswer = AuthorizeOutcome | Stale

export const answered = (response: ProtocolResponse): AuthorizeOutcome => ({ kind: 'respond', response })
