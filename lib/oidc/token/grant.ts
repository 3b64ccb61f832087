import type { AuthenticatedClient } from '../client-authentication/index.ts'
import type { Ports, Stale } from '../ports.ts'
import type { Params } from '../protocol.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { TokenResponse } from './tokens-for-user.ts'

/** One grant of RFC 6749: the client has proved itself and may use it. */
export type GrantHandler = (
  form: Params,
  by: AuthenticatedClient,
  ports: Ports,
  now: Date,
) => Promise<TokenResponse | Refusal | Stale>

/** RFC 6749 §5.2: one public answer for all that can be wrong with a code or a refresh token; the log knows which. */
export const grantRefused = (detail: string): Refusal =>
  refuse('invalid_grant', 'the code or refresh token is invalid, expired or revoked', detail)
