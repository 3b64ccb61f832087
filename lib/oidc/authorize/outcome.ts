import type { AuthorizationRequest } from '../model.ts'
import type { Stale } from '../ports.ts'
import type { ProtocolResponse } from '../protocol.ts'
import type { Step } from './interaction.ts'

/** Either the answer, or a step for the person: the provider stores the request and shows it. */
export type AuthorizeOutcome =
  | Responded
  | { kind: 'interact'; request: AuthorizationRequest; step: Step; reason: string }

export type Responded = { kind: 'respond'; response: ProtocolResponse }

export type AuthorizeAnswer = AuthorizeOutcome | Stale

/** The outcome that is an answer as it stands: nothing is left to ask of anybody. */
export const answered = (response: ProtocolResponse): Responded => ({ kind: 'respond', response })
