import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client'
import type { Served } from './front/server.ts'
import { hear, type Role, tell } from './messages.ts'

/** Makes this process's share of the metrics and hands it to the supervisor on demand. */
export function answerMetrics(role: Role): void {
  register.setDefaultLabels({ process: role })
  collectDefaultMetrics()
  hear((message) => {
    if (message.type !== 'metrics') return
    void register.getMetricsAsJSON().then((values) => tell({ type: 'metrics', id: message.id, values }))
  })
}

function made<T>(all: Map<string, T>, name: string, make: () => T): T {
  const found = all.get(name)
  if (found !== undefined) return found
  const fresh = make()
  all.set(name, fresh)
  return fresh
}

/** Counts and times what the front serves. Labels have few values each: no path, no tenant, no client (they are unbounded). */
export function requestMetrics(): (served: Served) => void {
  const requests = new Counter({
    name: 'signet_http_requests_total',
    help: 'Answers by door, method and class of status',
    labelNames: ['door', 'method', 'status'] as const,
  })
  const duration = new Histogram({
    name: 'signet_http_request_duration_seconds',
    help: 'From the head of the request to the end of the answer, by door',
    labelNames: ['door'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  })
  const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
  // Their labels have few values, so the counter of each combination is looked up by one short text.
  const counters = new Map<string, Counter.Internal>()
  const durations = new Map<string, Histogram.Internal<'door'>>()
  return ({ door, method, status, durationMs }) => {
    const asked = known.has(method) ? method : 'other'
    const kind = `${Math.floor(status / 100)}xx`
    made(counters, `${door} ${asked} ${kind}`, () => requests.labels({ door, method: asked, status: kind })).inc()
    made(durations, door, () => duration.labels({ door })).observe(durationMs / 1000)
  }
}
