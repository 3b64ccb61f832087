import { drive } from './load/drive.ts'
import type { Side } from './side.ts'

const few = { requests: 12, connections: 3 }

/**
 * Asks one side a few times, by number and not by time: the slowest machine answers them all. Throws at the first answer that is
 * not a 200 with what was asked for.
 */
export async function askAFew(side: Side): Promise<void> {
  const traffic = await side.traffic(few)
  let left = few.requests
  const { requests, faults, firstFault } = await drive({
    port: side.port,
    connections: few.connections,
    seconds: Number.POSITIVE_INFINITY,
    traffic: { ...traffic, next: (connection) => (left-- > 0 ? traffic.next(connection) : undefined) },
  })
  if (faults > 0)
    throw new Error(`${side.name}: ${faults} of ${requests} requests failed, the first with: ${firstFault}`)
  if (requests < few.requests) throw new Error(`${side.name}: only ${requests} of ${few.requests} requests were made`)
}
