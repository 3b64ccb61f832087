/**
 * Who asks. `lib/actor` makes these from a session or a token; nothing a caller sends can say who they are.
 * What an actor may do is never part of it: that is read in the transaction that does the thing.
 */
export type Actor =
  | { kind: 'anonymous' }
  | UserActor
  | OperatorActor
  | { kind: 'setup' }
  | { kind: 'system'; name: 'command line' | 'start-up' }

/** A person of the tenant whose portal this is. */
export type UserActor = { kind: 'user'; tenantId: string; directoryId: string; userId: string; name: string }

/** An operator inside a tenant they entered. `tenantId` is that tenant, `homeTenantId` is `platform`. */
export type OperatorActor = {
  kind: 'operator'
  tenantId: string
  homeTenantId: string
  directoryId: string
  userId: string
  name: string
  until: Date
}

/** The row of `users` that an actor is, when it is a person. */
export const userIdOf = (actor: Actor): string | undefined =>
  actor.kind === 'user' || actor.kind === 'operator' ? actor.userId : undefined
