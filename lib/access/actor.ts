import type { Permission } from './permissions.ts'

/**
 * Who asks. `lib/actor` makes these from a session, a token or an API key; nothing a caller sends can say who they are.
 * What an actor may do is never part of it: that is read in the transaction that does the thing.
 */
export type Actor =
  | { kind: 'anonymous' }
  | UserActor
  | OperatorActor
  | ClientActor
  | ApiKeyActor
  | { kind: 'setup' }
  | { kind: 'system'; name: 'command line' | 'start-up' }

/** What a token carries at most: of what its holder may do, no more than these. Absent: all of it. */
type Narrowed = { within?: readonly Permission[] }

/** A person of the tenant whose portal this is. With `within`, a client acts for them, as far as its token goes. */
export type UserActor = Narrowed & {
  kind: 'user'
  tenantId: string
  directoryId: string
  userId: string
  name: string
}

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

/** A client of `control` on its own behalf. `clientId` is the key of its row. */
export type ClientActor = Narrowed & {
  kind: 'client'
  tenantId: string
  environmentId: string
  clientId: string
  name: string
}

/** An API key: it acts for the person who made it, as far as its own permissions and theirs go. */
export type ApiKeyActor = {
  kind: 'api_key'
  tenantId: string
  keyId: string
  directoryId: string
  userId: string
  name: string
}

/** The row of `users` that an actor is or acts for, when there is one. */
export const userIdOf = (actor: Actor): string | undefined =>
  actor.kind === 'user' || actor.kind === 'operator' || actor.kind === 'api_key' ? actor.userId : undefined

/** Whether an actor is this person with all that they hold: neither a token that carries less, nor a key of theirs. */
export const isWholly = (actor: Actor, personId: string): boolean =>
  userIdOf(actor) === personId && actor.kind !== 'api_key' && !(actor.kind === 'user' && actor.within !== undefined)
