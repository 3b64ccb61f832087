import { Prisma } from '#lib/db/generated/client.ts'

/** A column begins with a text, as a range: under row-level security only leakproof comparisons may use an index. */
export const begins = (column: Prisma.Sql, text: string): Prisma.Sql =>
  text === ''
    ? Prisma.sql`true`
    : Prisma.sql`${column} collate "C" >= ${text} and ${column} collate "C" < ${`${text}\u{10ffff}`}`
