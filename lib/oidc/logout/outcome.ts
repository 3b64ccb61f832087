import type { ProtocolResponse } from '../protocol.ts'

/** JSON-safe, so that it can wait for the person's answer; `redirectTo` has been verified and carries `state`. */
export type LogoutRequest = { clientId: string | null; redirectTo: string | null }

export type LogoutOutcome =
  /** An error page; nothing ended. */
  | { kind: 'respond'; response: ProtocolResponse }
  /** Ask the person first; on yes, call `endSessions`. */
  | { kind: 'confirm'; logout: LogoutRequest }
  /** Over: 303 to `redirectTo`, or the page that says so. */
  | { kind: 'ended'; redirectTo: string | null }
