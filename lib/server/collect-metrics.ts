import { AggregatorRegistry, Gauge, Registry } from 'prom-client'
import type { Children, Kept } from './children.ts'
import type { ToSupervisor } from './messages.ts'

type Family = Awaited<ReturnType<Registry['getMetricsAsJSON']>>[number]

const answerWithinMs = 2_000

/** Gathers the metrics of all processes into one text. A process that is busy for too long is left out, not waited for. */
export class MetricsCollector {
  readonly #children: Children
  readonly #waiting = new Map<number, (from: Kept, values: unknown[]) => void>()
  #next = 1

  constructor(children: Children) {
    this.#children = children
  }

  /** Takes what a process says, if it is about metrics. */
  hear(from: Kept, message: ToSupervisor): void {
    if (message.type === 'metrics') this.#waiting.get(message.id)?.(from, message.values)
    if (message.type === 'collect')
      void this.text().then((text) => from.send({ type: 'collected', id: message.id, text }))
  }

  async text(): Promise<string> {
    const shares = await this.#ask()
    const own = await this.#ownFamilies()
    return AggregatorRegistry.aggregate([...shares, own]).metrics()
  }

  #ask(): Promise<Family[][]> {
    const id = this.#next++
    const asked = new Set(this.#children.all().filter((kept) => kept.isReady))
    return new Promise((resolve) => {
      const shares: Family[][] = []
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        resolve(shares)
      }
      const timer = setTimeout(done, answerWithinMs)
      this.#waiting.set(id, (from, values) => {
        if (asked.delete(from)) shares.push(values as Family[])
        if (asked.size === 0) done()
      })
      for (const kept of asked) kept.send({ type: 'metrics', id })
      if (asked.size === 0) done()
    })
  }

  #ownFamilies(): Promise<Family[]> {
    const registry = new Registry()
    const processes = new Gauge({
      name: 'signet_processes',
      help: 'Processes that are ready, by their part',
      labelNames: ['process'] as const,
      registers: [registry],
    })
    for (const { role, isReady } of this.#children.all()) processes.inc({ process: role }, isReady ? 1 : 0)
    new Gauge({
      name: 'signet_process_restarts',
      help: 'Processes that had to be started again since the supervisor started',
      registers: [registry],
    }).set(this.#children.restarts)
    return registry.getMetricsAsJSON()
  }
}
