import { z } from 'zod'
import { mayGiveGroup, rolesOfGroups } from '#lib/access/giving-groups.ts'
import { heldBy } from '#lib/access/held.ts'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { findGroup } from './find.ts'

/** How each verb on a group names it. */
export const ofGroup = { directory: z.string().max(bounds.text.slug), id: z.string().max(40) }

export type Group = NonNullable<Awaited<ReturnType<typeof findGroup>>>

type GroupInput = { directory: string; id: string }

type Definition<Schema extends z.ZodType<GroupInput>, Result> = {
  name: AuditAction
  input: Schema
  /** Whether it gives or takes what the group's roles give: then the actor must be able to give each of them. */
  moves?: 'roles'
  run(tx: Tx, group: Group, input: z.output<Schema>, call: Call): Promise<Outcome<Result>>
  example(seed: Seed): z.input<Schema>
}

/**
 * Makes a verb that changes one group. Where it moves roles, whoever could not give them is refused (S10), nobody's roles change
 * beside it, and the tenant still has an owner afterwards.
 */
export function groupVerb<Schema extends z.ZodType<GroupInput>, Result>(
  definition: Definition<Schema, Result>,
): Verb<Schema, Result> {
  const { name, input: schema, example, moves } = definition
  return verb({
    name,
    permission: 'group:write',
    input: schema,
    example,
    target: (tx, input) => findGroup(tx, input.directory, input.id),
    async run(tx, found, input, call) {
      if (moves === undefined) return definition.run(tx, found, input, call)
      await lockAccess(tx)
      const group = await findGroup(tx, input.directory, input.id)
      if (group === undefined) throw notFound()
      const roles = await rolesOfGroups(tx, group.directoryId, [group.id])
      if (!mayGiveGroup(await heldBy(tx, call.actor), roles))
        throw new ServiceError(
          'forbidden',
          'This group gives roles that you could not give, so its members are not yours to choose.',
        )
      const outcome = await definition.run(tx, group, input, call)
      await keepAnOwner(tx)
      return outcome
    },
  })
}
