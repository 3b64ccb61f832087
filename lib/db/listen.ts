import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { log } from '#lib/kernel/log.ts'
import { databaseConfig } from './configure.ts'

export type ChangeListener = {
  /** An environment's snapshot has moved. */
  onChange(tenantId: string, environmentId: string): void
  /** Notifications may have been missed: forget every snapshot. */
  onFlush(): void
  /** Whatever was committed before `since` (milliseconds, as `Date.now`) has been told. */
  onHeard(since: number): void
}

const channel = 'environment_changed'
const firstDelayMs = 250
const longestDelayMs = 5_000
const heartbeatMs = 2_000

/**
 * Listens for changes of environments on a connection of its own (LISTEN needs one that no pooler shares). A lost connection is
 * made anew, and then everything is flushed: what was said meanwhile is not said again. Notifications come in the order of their
 * commits, so a beat of our own that comes back says that nothing before it is still on its way. Answers how to stop.
 */
export function listenForChanges(listener: ChangeListener): { close(): Promise<void> } {
  const ownChannel = `beat_${randomBytes(12).toString('hex')}`
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let delayMs = firstDelayMs
  let isClosed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseConfig().directUrl,
      application_name: 'signet listener',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    client = next
    next.on('error', (error) => lost(next, error))
    next.on('end', () => lost(next))
    next.on('notification', ({ channel: from, payload = '' }) => {
      if (next !== client) return
      if (from === ownChannel) return listener.onHeard(Number(payload))
      const [tenantId, environmentId] = payload.split(':')
      if (tenantId !== undefined && environmentId !== undefined) listener.onChange(tenantId, environmentId)
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}; listen ${ownChannel}`)
    } catch (error) {
      lost(next, error)
      return
    }
    if (isClosed) return
    delayMs = firstDelayMs
    listener.onFlush()
    beat(next)
  }

  /** A connection can die without a word; asking now and then notices. */
  function beat(current: pg.Client): void {
    clearTimeout(timer)
    if (current !== client) return
    current.query('select pg_notify($1, $2)', [ownChannel, String(Date.now())]).then(
      () => {
        if (current === client && !isClosed) timer = setTimeout(() => beat(current), heartbeatMs).unref()
      },
      (error: unknown) => lost(current, error),
    )
  }

  function lost(dead: pg.Client, error?: unknown): void {
    if (dead !== client || isClosed) return
    client = undefined
    log().warn({ err: error }, 'the connection that brings changes was lost')
    dead.end().catch(() => undefined)
    clearTimeout(timer)
    timer = setTimeout(connect, delayMs)
    delayMs = Math.min(delayMs * 2, longestDelayMs)
  }

  void connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
