import type { ProtocolResponse } from '../protocol.ts'

/** What waits for the person's answer. JSON-safe, and verified again afterwards: it may pass through a form. */
export type LogoutRequest = { clientId: string | null; postLogoutRedirectUri: string | null; state: string | null }

export type LogoutOutcome =
  /** An error page; nothing ended. */
  | { kind: 'respond'; response: ProtocolResponse }
  /** Ask the person first; on yes, call `endSessions`, which leads to `redirectTo` if that still holds. */
  | { kind: 'confirm'; logout: LogoutRequest; redirectTo: string | null }
  /** Over: 303 to `redirectTo`, or the page that says so. */
  | { kind: 'ended'; redirectTo: string | null }
