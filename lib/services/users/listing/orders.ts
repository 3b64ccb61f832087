import { Prisma } from '#lib/db/generated/client.ts'
import { idKey, numberKey, type Order, type SortKey, textKey } from '../../listing/order.ts'

/** What people are sorted by; each has an index in its order. */
const keys = {
  name: textKey(Prisma.sql`r.name_key`),
  email: textKey(Prisma.sql`r.email_key`),
  created: idKey,
  signIn: numberKey(Prisma.sql`r.sign_in_key`),
} satisfies Record<string, SortKey>

/** Each order of the list of people; `-` before it turns it round. */
export const userSorts = ['name', '-name', 'email', '-email', 'created', '-created', 'signIn', '-signIn'] as const
export type UserSort = (typeof userSorts)[number]

/** The order that a sort names. */
export const userOrder = (sort: UserSort): Order => ({
  key: keys[sort.replace('-', '') as keyof typeof keys],
  isDescending: sort.startsWith('-'),
})
