import { quantile } from './quantile.ts'

/** A thing that is measured: some work, what it may take, and the same work without what Signet adds, where there is such. */
export type Case = { name: string; run(): Promise<unknown>; peer?(): Promise<unknown> }

/** In milliseconds. */
export type Measured = { name: string; median: number; p95: number; most: number; peer: number | undefined }

type Options = { rounds: number; warmUps: number }

/** Runs a case again and again, one at a time. What is not yet warm does not count. */
export async function measure({ name, run, peer }: Case, { rounds, warmUps }: Options): Promise<Measured> {
  const times = await timesOf(run, rounds, warmUps)
  const ofPeer = peer === undefined ? undefined : await timesOf(peer, rounds, warmUps)
  return {
    name,
    median: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    most: quantile(times, 1),
    peer: ofPeer === undefined ? undefined : quantile(ofPeer, 0.5),
  }
}

async function timesOf(run: () => Promise<unknown>, rounds: number, warmUps: number): Promise<number[]> {
  for (let i = 0; i < warmUps; i++) await run()
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const startedAt = performance.now()
    await run()
    times.push(performance.now() - startedAt)
  }
  return times.sort((a, b) => a - b)
}
