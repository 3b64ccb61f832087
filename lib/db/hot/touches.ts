import { Gather } from '#lib/kernel/gather.ts'
import { log } from '#lib/kernel/log.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { call, json, type Place } from './call.ts'

type Touch = readonly [tenant: string, environment: string, secret: string, at: Date]

/** One statement a second at most: nobody waits for it, and what is shown is to the minute. */
const restMs = 1_000
const limits = { most: 1_000, lanes: 1, waiting: 20_000 }

/** Notes when a client's secret was used, together with what others note within a second. Resolves when it was tried and has rested; rejects only beyond the bound of what may wait. */
export const touchSecret = (at: Place, secretId: string, now: Date): Promise<void> =>
  singleton('db.hot.touches', () => new Gather<Touch, undefined>({ ...limits, send: touchTogether })).ask([
    at.tenantId,
    at.environmentId,
    secretId,
    now,
  ])

/** Where it fails, one line says so for all of them: nothing is lost that somebody waits for. */
async function touchTogether(touches: Touch[]): Promise<undefined[]> {
  await call('hot_touch_secrets', [json(touches)]).catch((error: unknown) =>
    log().warn({ err: error, count: touches.length }, 'the last uses of client secrets could not be noted'),
  )
  await new Promise((resolve) => setTimeout(resolve, restMs).unref())
  return touches.map(() => undefined)
}
