import { Logger, run } from 'graphile-worker'
import { databaseConfig } from '#lib/db/configure.ts'
import { closeDatabase } from '#lib/db/pools.ts'
import { now } from '#lib/kernel/clock.ts'
import { log } from '#lib/kernel/log.ts'
import { startDispatcher } from '#lib/webhooks/dispatcher.ts'
import { turnPorts } from '#lib/webhooks/turn.ts'
import { endOnFault, whenAskedToEnd } from './drain.ts'
import { schedule, tasks } from './jobs/tasks.ts'
import { tell } from './messages.ts'
import { answerMetrics } from './metrics.ts'

const concurrency = 2

/** The queue's own words go to our log; its levels are ours by other names. */
const logger = new Logger(() => (level, message, meta) => {
  if (level === 'error') log().error({ queue: meta }, message)
  else if (level === 'warning') log().warn({ queue: meta }, message)
  else log().debug({ queue: meta }, message)
})

/** The jobs process: what was queued, and what is due. Other nodes' jobs processes share the same queue. */
async function main(): Promise<void> {
  endOnFault()
  answerMetrics('jobs')
  const runner = await run({
    connectionString: databaseConfig().platformUrl,
    concurrency,
    maxPoolSize: concurrency + 2,
    noHandleSignals: true,
    taskList: tasks,
    crontab: schedule,
    logger,
  })
  await runner.addJob('fill_key_pool', {}, { jobKey: 'fill_key_pool', maxAttempts: 3 })
  // Not jobs of the queue: a receiver that hangs would keep a mail waiting.
  const webhooks = startDispatcher({ ports: turnPorts(now) })
  tell({ type: 'ready' })
  whenAskedToEnd(async () => {
    await Promise.all([runner.stop(), webhooks.stop()])
    await closeDatabase()
  })
}

await main()
