import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Condition } from '../../listing/condition.ts'
import { attributeCondition, attributeField, groupCondition } from './belonging-condition.ts'
import { columnCondition } from './column-condition.ts'
import { factorChoices, hasAnyFactor } from './factors.ts'
import type { People } from './people.ts'
import { roleCondition, roleWays } from './role-condition.ts'
import { signedIn, signedInField } from './signed-in.ts'

/** What people can be filtered by (UX-C4). All of it combines. */
export const userFilters = {
  status: z.enum(['active', 'suspended', 'deleting']).optional(),
  /** Whether their primary address is. */
  verified: z.enum(['yes', 'no']).optional(),
  /** Any of these; `none`: no second factor. */
  factors: z.array(z.enum(factorChoices)).min(1).max(factorChoices.length).optional(),
  signedIn: signedInField.optional(),
  /** A role's shown id, or the name of a built-in one. */
  role: z.string().max(60).optional(),
  roleWay: z.enum(roleWays).default('any'),
  group: z.string().max(40).optional(),
  attribute: attributeField.optional(),
}

const filtersSchema = z.object(userFilters)
export type UserFilters = z.output<typeof filtersSchema>

/** Everything that filters ask of people. */
export async function conditionsOf(tx: Tx, people: People, asked: UserFilters, now: Date): Promise<Condition[]> {
  const { status, verified, factors, role, roleWay, group, attribute } = asked
  const columns = [
    ...(status === undefined ? [] : [Prisma.sql`r.status = ${status}`]),
    ...(verified === undefined ? [] : [Prisma.sql`r.email_verified = ${verified === 'yes'}`]),
    ...(factors === undefined ? [] : [hasAnyFactor(factors)]),
    ...(asked.signedIn === undefined ? [] : [signedIn(asked.signedIn, now)]),
  ]
  return [
    ...columns.map((test) => columnCondition(people, test)),
    ...(role === undefined ? [] : [await roleCondition(tx, people, role, roleWay)]),
    ...(group === undefined ? [] : [groupCondition(people, group)]),
    ...(attribute === undefined ? [] : [attributeCondition(people, attribute)]),
  ]
}
