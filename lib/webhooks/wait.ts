const firstSeconds = 5
const longestSeconds = 3_600

/**
 * How long to wait after the nth failure in a row, in seconds: three times as long as before, up to an hour, and up to half of
 * it less by chance, so that those that failed together do not come back together. `random` is from 0 to 1. A receiver that
 * asks for more time gets it, up to the same hour.
 */
export function waitSeconds(failures: number, random: number, askedSeconds = 0): number {
  const span = Math.min(longestSeconds, firstSeconds * 3 ** Math.min(failures - 1, 20))
  return Math.max(span * (1 - random / 2), Math.min(askedSeconds, longestSeconds))
}
