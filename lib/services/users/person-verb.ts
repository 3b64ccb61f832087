import { z } from 'zod'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import type { Permission } from '#lib/access/permissions.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { findUser } from './find.ts'
import { mustActOn } from './must-act-on.ts'

/** How each verb on a person names them. */
export const ofPerson = { directory: z.string().max(bounds.text.slug), id: z.string().max(40) }

export type Person = NonNullable<Awaited<ReturnType<typeof findUser>>>

type PersonInput = { directory: string; id: string }

type Definition<Schema extends z.ZodType<PersonInput>, Result> = {
  name: AuditAction
  permission?: Permission
  input: Schema
  /** Whether somebody could hold less afterwards: then the tenant must still have an owner. */
  lowersAccess?: boolean
  run(tx: Tx, person: Person, input: z.output<Schema>, call: Call): Promise<Outcome<Result>>
  example(seed: Seed): z.input<Schema>
}

/**
 * Makes a verb that changes one person. Who holds less than they do is refused (S10), whatever the verb; the answer holds
 * while it acts, because nobody's roles change beside it, and nobody signs in as them or changes what they sign in with.
 */
export function personVerb<Schema extends z.ZodType<PersonInput>, Result>(
  definition: Definition<Schema, Result>,
): Verb<Schema, Result> {
  const { name, permission = 'user:write', input: schema, example, lowersAccess = false } = definition
  return verb({
    name,
    permission,
    input: schema,
    example,
    target: (tx, input) => findUser(tx, input.directory, input.id),
    async run(tx, found, input, call) {
      await lockAccess(tx)
      await lockPerson(tx, { directoryId: found.directoryId, userId: found.id })
      const person = await findUser(tx, input.directory, input.id)
      if (person === undefined) throw notFound()
      await mustActOn(tx, call.actor, person)
      const outcome = await definition.run(tx, person, input, call)
      if (lowersAccess) await keepAnOwner(tx)
      return outcome
    },
  })
}

/** Notes that a person's row is another one now: who read it before learns so when they save. */
export async function touchPerson(tx: Tx, { directoryId, id }: { directoryId: string; id: string }, now: Date) {
  await tx.db.user.updateMany({
    where: { directoryId, id },
    data: { version: { increment: 1 }, updatedAt: now },
  })
}
