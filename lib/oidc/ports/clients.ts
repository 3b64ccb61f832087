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

/** Failures by key (client and network). Both answer until when the key is blocked, if it is. */
export interface AttemptsPort {
  blockedUntil(scope: AttemptScope, key: string, now: Date): Promise<Date | undefined>
  count(scope: AttemptScope, key: string, now: Date): Promise<Date | undefined>
}
