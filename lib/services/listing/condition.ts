import type { Prisma } from '#lib/db/generated/client.ts'

/**
 * One thing that a list asks of its rows, said twice. `source` selects the ids (as `id`, each once) of all rows that meet it,
 * by an index alone. `test` tells of one row `r` whether it meets it. Which of the two is asked depends on how many meet it.
 */
export type Condition = {
  source: Prisma.Sql
  test: Prisma.Sql
  /** Whether an index on the rows' own columns serves the test as it stands. */
  isOwn?: true
}
