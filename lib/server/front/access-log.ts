import type { Served } from './server.ts'

/** Where lines go. `info` is for what somebody may look for, `debug` for what comes by the thousand. */
export type Lines = { info(line: object, message: string): void; debug(line: object, message: string): void }

/** What machines ask at the fast door is listed this often a second; an operator sees what comes, and a flood costs nothing. */
const listedPerSecond = { usual: 50, faulty: 200 }
const slowMs = 1_000

type Second = { startedAt: number; listed: Record<keyof typeof listedPerSecond, number>; unlisted: Map<string, number> }

const newSecond = (startedAt: number): Second => ({ startedAt, listed: { usual: 0, faulty: 0 }, unlisted: new Map() })

/**
 * Writes one line for each answer, with two exceptions. Probes and assets are of use only to whoever looks for them. And of
 * what the fast door answered only the first of each second are listed, the rest are counted in one line by class of status: at
 * thousands a second a line each costs more than what it tells. Faults (5xx) and what is slow have a bound of their own, which is
 * wider: under overload all is a fault or slow, and lines must not add to it. Issuance and refusals that matter are in the trail,
 * each of them.
 */
export function createAccessLog(lines: Lines, now: () => number = () => performance.now()): (answer: Served) => void {
  let second = newSecond(now())

  function turn(at: number): void {
    if (at - second.startedAt < 1_000) return
    for (const [kind, count] of second.unlisted) lines.info({ door: 'fast', status: kind, count }, 'served, not listed')
    second = newSecond(at)
  }

  return (served) => {
    const { door, method, path, status, durationMs, requestId, ip } = served
    if (door === 'fast') {
      turn(now())
      const kind = status < 500 && durationMs < slowMs ? 'usual' : 'faulty'
      second.listed[kind] += 1
      if (second.listed[kind] > listedPerSecond[kind]) {
        const statuses = `${Math.floor(status / 100)}xx`
        second.unlisted.set(statuses, (second.unlisted.get(statuses) ?? 0) + 1)
        return
      }
    }
    // Each field by its name: whoever adds one to what is served decides here whether it may be read in a log.
    const line = { door, method, path, status, requestId, ip, ms: Math.round(durationMs * 10) / 10 }
    const isNoise = door === 'health' || door === 'metrics' || path.startsWith('/_next/static/')
    if (isNoise && status < 500) lines.debug(line, 'served')
    else lines.info(line, 'served')
  }
}
