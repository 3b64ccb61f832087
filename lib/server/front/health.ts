import { request } from 'node:http'
import { answerJson, ownOf } from './answer.ts'
import { connectOptions, type PagesAddress } from './proxy.ts'
import type { Door } from './server.ts'

const keptMs = 1_000
const checkWithinMs = 2_000
const paths = /^\/healthz\/(live|ready)(?:\?|$)/

export type Checks = Record<string, () => Promise<unknown>>

/** Whether `check` succeeds in time. */
async function holds(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), checkWithinMs)
  })
  try {
    return await Promise.race([check().then(() => true), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** Resolves when the pages process answers. */
export const pagesAnswer = (address: PagesAddress) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = request({ ...connectOptions(address), path: '/healthz/live', timeout: checkWithinMs }, (res) => {
      res.resume()
      if (res.statusCode === 204) resolve()
      else reject(new Error(`status ${res.statusCode}`))
    })
    asked.once('timeout', () => asked.destroy(new Error('timeout')))
    asked.once('error', reject)
    asked.end()
  })

/**
 * `/healthz/live`: this process answers. `/healthz/ready`: so does what it needs; the answer names what does not, and is
 * kept for a second, so that asking often costs nothing.
 */
export function healthDoor(checks: Checks): Door {
  let kept: { until: number; result: Promise<Record<string, boolean>> } | undefined
  const ready = (): Promise<Record<string, boolean>> => {
    if (kept === undefined || kept.until < performance.now()) {
      const result = Promise.all(
        Object.entries(checks).map(async ([name, check]): Promise<[string, boolean]> => [name, await holds(check)]),
      ).then((entries) => Object.fromEntries(entries))
      kept = { until: performance.now() + keptMs, result }
    }
    return kept.result
  }
  return (req, res, peer) => {
    const [, asked] = paths.exec(req.url ?? '') ?? []
    if (asked === undefined) return false
    const answer = (result: Record<string, boolean>): true => {
      const isUp = Object.values(result).every(Boolean)
      const headers = { ...ownOf(peer), ...(isUp ? {} : { 'retry-after': 2 }) }
      answerJson(res, isUp ? 200 : 503, { status: isUp ? 'up' : 'down', ...result }, headers)
      return true
    }
    return asked === 'live' ? answer({}) : ready().then(answer)
  }
}
