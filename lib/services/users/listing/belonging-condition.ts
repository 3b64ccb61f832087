import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { parseId } from '#lib/kernel/ids.ts'
import type { Condition } from '../../listing/condition.ts'
import { nobody } from './nobody.ts'
import { type People, theirs } from './people.ts'

/** That a person is in a group, named by its shown id. */
export function groupCondition(people: People, group: string): Condition {
  const id = parseId('group', group)
  if (id === undefined) return nobody
  const member = Prisma.sql`${theirs(people, 'm')} and m.group_id = ${id}::uuid`
  return {
    source: Prisma.sql`select m.user_id as id from group_members m where ${member}`,
    test: Prisma.sql`exists (select from group_members m where ${member} and m.user_id = r.id)`,
  }
}

/** An attribute by its name, with the text that its value is to equal; without one, it is to be missing. */
export const attributeField = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/, 'is no name of an attribute'),
  value: z.string().max(200).optional(),
})

/** That an attribute of a person equals a text, or is missing. */
export function attributeCondition(people: People, { name, value }: z.output<typeof attributeField>): Condition {
  const named = Prisma.sql`${theirs(people, 'v')} and v.name = ${name}`
  if (value === undefined) {
    const test = Prisma.sql`not exists (select from user_attributes v where ${named} and v.user_id = r.id)`
    return { source: Prisma.sql`select r.id from users r where ${theirs(people, 'r')} and ${test}`, test }
  }
  const equal = Prisma.sql`${named} and v.value_text = ${value}`
  return {
    source: Prisma.sql`select v.user_id as id from user_attributes v where ${equal}`,
    test: Prisma.sql`exists (select from user_attributes v where ${equal} and v.user_id = r.id)`,
  }
}
