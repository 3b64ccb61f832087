const waiting: (() => void)[] = []

/**
 * Does work that takes milliseconds, one piece in each round of the event loop, in the order in which it was asked for: between two
 * pieces whatever else is ready has its turn. Resolves to what `work` gives, and rejects with what it throws.
 */
export const paced = <T>(work: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        resolve(work())
      } catch (error) {
        reject(error)
      }
    })
    if (waiting.length === 1) setImmediate(round)
  })

function round(): void {
  waiting[0]?.()
  waiting.shift()
  if (waiting.length > 0) setImmediate(round)
}
