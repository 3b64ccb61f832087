import { type Case, type Measured, quantilesOf, timed } from './measure.ts'

/**
 * Runs all cases in turn, `rounds` times, so many at a time: what somebody waits who is not alone. Answers what was measured of
 * each alone, and with it what it took now.
 */
export async function besideEachOther(
  cases: readonly Case[],
  measured: readonly Measured[],
  { rounds, atOnce }: { rounds: number; atOnce: number },
): Promise<Measured[]> {
  const times = cases.map((): number[] => [])
  let next = 0
  const go = async () => {
    while (next < cases.length * rounds) {
      const at = next++ % cases.length
      const took = await timed(() => cases[at]?.run() ?? Promise.resolve())
      times[at]?.push(took)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, go))
  return measured.map((each, at) => ({ ...each, beside: quantilesOf((times[at] ?? []).sort((a, b) => a - b)) }))
}
