import { quantile } from './quantile.ts'

/** A thing that is measured: some work, what it may take, and the same work without what Signet adds, where there is such. */
export type Case = { name: string; run(): Promise<unknown>; peer?(): Promise<unknown> }

/** In milliseconds. */
export type Measured = {
  name: string
  median: number
  p95: number
  most: number
  peer: number | undefined
  /** Processor time of all that answers, for each. */
  cpu?: number
  /** The same while a few are asked at once. */
  beside?: { median: number; p95: number; most: number }
}

type Options = {
  rounds: number
  warmUps: number
  /** How many seconds of processor time all that answers has used so far. */
  cpuSeconds?: () => number
}

/** Runs a case again and again, one at a time. What is not yet warm does not count. */
export async function measure({ name, run, peer }: Case, options: Options): Promise<Measured> {
  const { times, cpu } = await timesOf(run, options)
  const ofPeer = peer === undefined ? undefined : await timesOf(peer, options)
  return {
    name,
    ...quantilesOf(times),
    peer: ofPeer === undefined ? undefined : quantile(ofPeer.times, 0.5),
    ...(cpu === undefined ? {} : { cpu }),
  }
}

/** The middle, the value that 95 of a hundred do not exceed, and the most, of times that ascend. */
export const quantilesOf = (times: readonly number[]): { median: number; p95: number; most: number } => ({
  median: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  most: quantile(times, 1),
})

async function timesOf(run: () => Promise<unknown>, { rounds, warmUps, cpuSeconds }: Options) {
  for (let i = 0; i < warmUps; i++) await run()
  const before = cpuSeconds?.()
  const times: number[] = []
  for (let i = 0; i < rounds; i++) times.push(await timed(run))
  const cpu = before === undefined || cpuSeconds === undefined ? undefined : (1000 * (cpuSeconds() - before)) / rounds
  return { times: times.sort((a, b) => a - b), cpu }
}

/** How many milliseconds it takes. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await run()
  return performance.now() - startedAt
}
