import { withTenant } from '#lib/db/with-tenant.ts'
import { safeFetch } from '#lib/net/safe-fetch.ts'
import type { WebhookRef } from './due.ts'
import { type Lease, releaseWebhook, setAside, takeWebhook } from './lease.ts'
import { nextMessage } from './next-message.ts'
import { type Fetch, sendMessage } from './send.ts'
import { settle } from './settle.ts'

export type TurnPorts = { clock: () => Date; fetch: Fetch; random: () => number }

/** The real ones but for the clock. */
export const turnPorts = (clock: () => Date): TurnPorts => ({ clock, fetch: safeFetch, random: Math.random })

/** How much one webhook gets before others have their turn. */
const turn = { messages: 50, seconds: 20 } as const

/**
 * One webhook's turn: takes it, sends what is to be sent one by one, and gives it back. Each message is read in a transaction,
 * sent outside of any, and settled in another; the position moves with the settling, so that whoever is killed between loses
 * nothing: the message is sent once more, under the same id. Ends at the first that is not taken. Answers how many were.
 */
export async function takeTurn(ref: WebhookRef, ports: TurnPorts, signal?: AbortSignal): Promise<number> {
  const { tenantId, id } = ref
  const lease = await withTenant(tenantId, (tx) => takeWebhook(tx, id, ports.clock()))
  if (lease === undefined) return 0
  try {
    return await sendAll(tenantId, lease, ports, signal)
  } catch (error) {
    await withTenant(tenantId, (tx) => setAside(tx, lease, ports.clock()))
    throw error
  } finally {
    await withTenant(tenantId, (tx) => releaseWebhook(tx, lease))
  }
}

async function sendAll(tenantId: string, lease: Lease, ports: TurnPorts, signal?: AbortSignal): Promise<number> {
  const { clock, random } = ports
  const until = clock().getTime() + turn.seconds * 1000
  let taken = 0
  while (taken < turn.messages && clock().getTime() <= until && signal?.aborted !== true) {
    const message = await withTenant(tenantId, (tx) => nextMessage(tx, lease, clock()))
    if (message === undefined) break
    const outcome = await sendMessage(message, ports)
    const when = { now: clock(), random: random() }
    const isSettled = await withTenant(tenantId, (tx) => settle(tx, lease, message, outcome, when))
    if (!isSettled) break
    if (outcome.isTaken) taken++
    else if (message.cause === 'event' || message.cause === 'replay') break
  }
  return taken
}
