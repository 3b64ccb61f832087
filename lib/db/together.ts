import type { Writable } from 'node:stream'
import type pg from 'pg'

/** What the driver has of a connection and does not declare. */
type Connected = { connection: { stream: Writable } }

/**
 * Holds back what is sent on this connection until whoever runs now has said all they have to say, and lets it go as one message:
 * each write to a socket costs more than most statements do.
 */
export function together(client: pg.ClientBase): void {
  const { stream } = (client as unknown as Connected).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
