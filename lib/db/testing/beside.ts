import { type Tx, withTenant } from '../with-tenant.ts'

/** Runs `second` while `first` has done its work and not committed; `first` commits once `second` waits for it, or is through. */
export async function beside<A, B>(
  tenantId: string,
  first: (tx: Tx) => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  let run: Promise<B> | undefined
  const hold = async (tx: Tx): Promise<A> => {
    const result = await first(tx)
    const [row] = await tx.db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`
    let isThrough = false
    run = second()
    run
      .finally(() => {
        isThrough = true
      })
      .catch(() => undefined)
    while (!isThrough && !(await isAwaited(tenantId, row?.pid ?? 0)));
    return result
  }
  const done = await withTenant(tenantId, hold, { timeoutMs: 60_000 })
  if (run === undefined) throw new Error('nothing ran beside it')
  return [done, await run]
}

const isAwaited = (tenantId: string, pid: number): Promise<boolean> =>
  withTenant(tenantId, async (tx) => {
    const [row] = await tx.db.$queryRaw<{ awaited: boolean }[]>`
      select exists (select from pg_locks l where not l.granted and ${pid}::int = any(pg_blocking_pids(l.pid))) as awaited`
    return row?.awaited === true
  })
