import { Prisma } from '#lib/db/generated/client.ts'
import type { Condition } from '../../listing/condition.ts'
import { type People, theirs } from './people.ts'

/** A condition on columns of the person's own row `r`, which an index on these columns serves. */
export const columnCondition = (people: People, test: Prisma.Sql): Condition => ({
  source: Prisma.sql`select r.id from users r where ${theirs(people, 'r')} and ${test}`,
  test,
  isOwn: true,
})
