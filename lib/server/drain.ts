import { log } from '#lib/kernel/log.ts'
import { hear } from './messages.ts'

/**
 * Ends this process in good order when the supervisor says so or is gone. Signals from the terminal reach every process of
 * the group; the supervisor alone acts on them, so that a request under way does not lose the pages behind it.
 */
export function whenAskedToEnd(end: () => Promise<void>): void {
  let isEnding = false
  const finish = () => {
    if (isEnding) return
    isEnding = true
    end()
      .catch((error: unknown) => log().error({ err: error }, 'shutdown failed'))
      .finally(() => process.exit(0))
  }
  hear((message) => {
    if (message.type === 'drain') finish()
  })
  process.on('disconnect', finish)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

/** A fault that nobody caught: say so and end; the supervisor starts a fresh process. */
export function endOnFault(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log().fatal({ err: error }, event)
      process.exit(1)
    })
}
