import { type Actor, userIdOf } from '#lib/access/actor.ts'
import { ServiceError } from '#lib/kernel/errors.ts'

/** Refuses what would shut its own author out. */
export function refuseOnSelf(actor: Actor, person: { id: string }, sentence: string): void {
  if (userIdOf(actor) === person.id) throw new ServiceError('forbidden', sentence)
}
