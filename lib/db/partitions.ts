import { platformPool, withJanitor } from './pools.ts'

/**
 * Makes the trail's missing partitions: months until three ahead, days until ten ahead. `strays` are rows that fitted no
 * partition and none could be made for: somebody must be told when it is not 0.
 */
export async function makePartitions(): Promise<{ made: number; strays: number }> {
  const { rows } = await platformPool().query<{ made: number; strays: string }>('select * from make_partitions()')
  return { made: rows[0]?.made ?? 0, strays: Number(rows[0]?.strays ?? 0) }
}

/** Drops whole partitions that are older than what is kept. Answers how many. */
export const dropPartitions = (kept: { auditDays: number; tokenDays: number }): Promise<number> =>
  withJanitor(async (client) => {
    const { rows } = await client.query<{ dropped: number }>('select drop_partitions($1, $2) as dropped', [
      kept.auditDays,
      kept.tokenDays,
    ])
    return rows[0]?.dropped ?? 0
  })
