import { startDispatcher } from '../dispatcher.ts'
import { turnPorts } from '../turn.ts'

/** A process that sends webhooks and nothing else, for a test that kills it. Its clock may be ahead: a lease lapses by time. */
const aheadMs = Number(process.env.CLOCK_AHEAD_SECONDS ?? 0) * 1000

startDispatcher({ ports: turnPorts(() => new Date(Date.now() + aheadMs)), everyMs: 20 })
