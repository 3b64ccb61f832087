import type { Values } from './fields.ts'

/**
 * How long one waits after each wrong password from the last free one on, in seconds: twice as long each time, up to the longest. Up
 * to `most` of them, and no more of the same. What the console previews; counting itself is one statement (`hot_count_attempt`).
 */
export function waitsOf({ firstDelaySeconds, maxDelaySeconds }: Values<'lockout'>, most = 5): number[] {
  const waits: number[] = []
  for (let n = 0; n < most; n++) {
    const wait = Math.min(maxDelaySeconds, firstDelaySeconds * 2 ** n)
    waits.push(wait)
    if (wait === maxDelaySeconds) break
  }
  return waits
}
