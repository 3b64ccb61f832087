import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '#lib/kernel/log.ts'
import { dueWebhooks, type WebhookRef } from './due.ts'
import { type TurnPorts, takeTurn } from './turn.ts'

type Options = { ports: TurnPorts; everyMs?: number; slots?: number; perTenant?: number }

const keyOf = ({ tenantId, id }: WebhookRef): string => `${tenantId}:${id}`

/**
 * Gives due webhooks their turns, several at once, of one tenant only some: receivers that hang keep nobody else waiting. Other
 * nodes do the same beside it; who has a webhook is told by its lease. `stop` ends after what is being sent.
 */
export function startDispatcher({ ports, everyMs = 1_000, slots = 16, perTenant = 3 }: Options): {
  stop(): Promise<void>
} {
  const ending = new AbortController()
  const running = new Map<string, { tenantId: string; done: Promise<void> }>()

  const begin = (ref: WebhookRef): void => {
    const done = takeTurn(ref, ports, ending.signal)
      .then(() => undefined)
      .catch((err: unknown) => log().error({ err, webhook: ref.id }, 'a webhook could not be served'))
      .finally(() => running.delete(keyOf(ref)))
    running.set(keyOf(ref), { tenantId: ref.tenantId, done })
  }

  async function look(): Promise<void> {
    if (running.size >= slots) return
    for (const ref of await dueWebhooks(ports.clock(), 10 * slots)) {
      if (running.size >= slots) return
      const own = [...running.values()].filter(({ tenantId }) => tenantId === ref.tenantId).length
      if (!running.has(keyOf(ref)) && own < perTenant) begin(ref)
    }
  }

  async function loop(): Promise<void> {
    while (!ending.signal.aborted) {
      await look().catch((err: unknown) => log().error({ err }, 'due webhooks could not be read'))
      await sleep(everyMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  const looping = loop()
  return {
    async stop() {
      ending.abort()
      await looping
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}
