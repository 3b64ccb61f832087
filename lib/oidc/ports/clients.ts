import type { Client } from '../model.ts'

export interface ClientsPort {
  /** Also disabled ones. */
  find(clientId: string): Promise<Client | undefined>
  /** Is this origin registered on a client of this environment? */
  hasOrigin(origin: string): Promise<boolean>
}

export interface SecretsPort {
  /** Constant-time, with equal work for an unknown client. Answers which live secret matched. */
  verify(client: Client | undefined, secret: string, now: Date): Promise<{ secretId: string } | undefined>
}

export interface AssertionsPort {
  /** One conditional write: only the first use of (client, jti) is fresh. Remembered until `expiresAt`. */
  use(clientRef: string, jti: string, expiresAt: Date): Promise<'fresh' | 'replayed'>
}

export type AttemptScope = 'client_secret' | 'introspection'

/** The client that was named and the address that named it; the port decides how wide a network counts as one. */
export type Attempter = { clientId: string; ip: string }

/** Failures by client and network. Both answer until when that pair is blocked, if it is. */
export interface AttemptsPort {
  blockedUntil(scope: AttemptScope, by: Attempter, now: Date): Promise<Date | undefined>
  count(scope: AttemptScope, by: Attempter, now: Date): Promise<Date | undefined>
}
