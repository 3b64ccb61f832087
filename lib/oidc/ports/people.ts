import type { Grant, Session } from '../model.ts'

/** The asking browser. Live sessions of active users only; none when the request carries no browser. */
export interface BrowserPort {
  sessions(now: Date): Promise<readonly Session[]>
  /** Whether what a session shows is enough for this client's row, by the policy of the place. What the request asks is not its matter. */
  isEnough(session: Session, clientRef: string, now: Date): Promise<boolean>
  /** Ends these sessions of this browser, and with them their families that are not offline. */
  end(sessionIds: readonly string[], now: Date): Promise<void>
}

export interface GrantsPort {
  find(userId: string, clientRef: string): Promise<Grant | undefined>
}

export type AccessSubject = { kind: 'user'; userId: string } | { kind: 'client'; clientRef: string }

export interface ClaimsPort {
  /** Values of exactly these claims that the user has; undefined when the user is no longer active. */
  ofUser(userId: string, names: readonly string[]): Promise<Record<string, unknown> | undefined>
  /** Roles and permissions effective at an audience in this environment. */
  atAudience(
    subject: AccessSubject,
    audience: string,
  ): Promise<{ roles: readonly string[]; permissions: readonly string[] }>
}
