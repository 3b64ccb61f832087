/**
 * Draws from 0 to `count` - 1 as Zipf's law has it: the n-th comes up an n-th as often as the first. `random` answers from 0 to
 * below 1.
 */
export function zipf(count: number, random: () => number): () => number {
  const upTo = new Float64Array(count)
  let sum = 0
  for (let at = 0; at < count; at++) {
    sum += 1 / (at + 1)
    upTo[at] = sum
  }
  return () => firstAbove(upTo, random() * sum)
}

/** The place of the first number that is greater, in numbers that ascend; the last place where none is. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
