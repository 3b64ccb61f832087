import { family } from '#e2e/support/server.ts'
import { cpuSeconds, mainThreadSeconds } from './cpu.ts'
import { drive } from './load/drive.ts'
import { quantile } from './quantile.ts'
import type { Side } from './side.ts'

export type Plan = {
  /** Of each slice; and how many slices of each side are measured, after one of each that is not. */
  seconds: number
  rounds: number
  warmUpSeconds: number
  connections: number
}

/** What one slice showed. CPU is in seconds; latencies are in milliseconds. */
export type Slice = {
  requests: number
  seconds: number
  p50: number
  p99: number
  cpu: { server: number; mainThread: number; database: number; generator: number }
}

/** Told around each measured slice of the first side. */
export type Watch = { begin(): Promise<void>; end(): Promise<void> }

/** Codes and tokens for a slice are made by what the last one used, and half as many more. */
const spare = 1.5
const firstGuessPerSecond = 3_000

/**
 * Drives the sides in turn, a slice each, so that what the machine does meanwhile is shared by both. Answers the slices of each
 * side in order. Throws at the first slice in which any request failed.
 */
export async function alternate(sides: readonly Side[], plan: Plan, watch?: Watch): Promise<Slice[][]> {
  const slices = sides.map((): Slice[] => [])
  const rates = sides.map(() => firstGuessPerSecond)
  for (let round = -1; round < plan.rounds; round++)
    for (const [at, side] of sides.entries()) {
      const seconds = round < 0 ? plan.warmUpSeconds : plan.seconds
      const isWatched = round >= 0 && at === 0 ? watch : undefined
      const slice = await measureSlice(side, plan, seconds, rates[at] ?? firstGuessPerSecond, isWatched)
      rates[at] = (slice.requests / slice.seconds) * spare
      if (round >= 0) slices[at]?.push(slice)
    }
  return slices
}

async function measureSlice(side: Side, plan: Plan, seconds: number, perSecond: number, watch?: Watch): Promise<Slice> {
  const { port, name } = side
  const { connections } = plan
  const requests = Math.max(connections, Math.ceil(perSecond * seconds))
  const traffic = await side.traffic({ requests, connections })
  await watch?.begin()
  const before = usage(side)
  const loaded = await drive({ port, connections, seconds, traffic })
  const after = usage(side)
  await watch?.end()
  if (loaded.faults > 0 || loaded.requests === 0)
    throw new Error(
      `${name}: ${loaded.faults} of ${loaded.requests} requests failed, the first with: ${loaded.firstFault}`,
    )
  const used = (of: keyof Slice['cpu']) => after[of] - before[of]
  return {
    requests: loaded.requests,
    seconds: loaded.seconds,
    p50: quantile(loaded.latenciesMs, 0.5),
    p99: quantile(loaded.latenciesMs, 0.99),
    cpu: {
      server: used('server'),
      mainThread: used('mainThread'),
      database: used('database'),
      generator: used('generator'),
    },
  }
}

function usage({ pids, database }: Side): Slice['cpu'] {
  const { user, system } = process.cpuUsage()
  return {
    server: cpuSeconds(pids),
    mainThread: mainThreadSeconds(pids),
    database: cpuSeconds(database.slice(0, 1).flatMap(family)),
    generator: (user + system) / 1_000_000,
  }
}
