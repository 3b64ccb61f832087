/** Does one piece, and gives what tells its caller. */
type Piece = () => () => void

const waiting: Piece[] = []
const done: (() => void)[] = []

/**
 * So many callers are told together, while more wait: what they go on with then travels in one group to the database, in place of as
 * many as there are pieces. The first of them waits so many rounds longer, and only where it would have waited for most of them anyway.
 */
const toldTogether = 8

/**
 * Does work that takes milliseconds, one piece in each round of the event loop, in the order in which it was asked for: between two
 * pieces whatever else is ready has its turn. Resolves to what `work` gives, and rejects with what it throws: at once where nobody
 * waits, else with those that come after it, eight at most.
 */
export const paced = <T>(work: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    waiting.push(() => {
      try {
        const value = work()
        return () => resolve(value)
      } catch (error) {
        return () => reject(error)
      }
    })
    if (waiting.length === 1) setImmediate(round)
  })

function round(): void {
  const next = waiting[0]
  if (next !== undefined) done.push(next())
  waiting.shift()
  if (waiting.length > 0) setImmediate(round)
  if (waiting.length === 0 || done.length >= toldTogether) for (const tell of done.splice(0)) tell()
}
