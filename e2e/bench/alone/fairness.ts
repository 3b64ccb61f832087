import { basic } from '#e2e/support/token-endpoint.ts'
import { drive } from '../load/drive.ts'
import { type Paced, paced } from '../load/paced.ts'
import { formPoster } from '../load/request.ts'
import { pin, unpin } from '../pin.ts'
import { median, quantile } from '../quantile.ts'
import { apis, makePlace, type Place } from '../signet/place.ts'
import { startSignet } from '../signet/start.ts'
import type { Alone } from './finding.ts'

/** As many tenants as if they shared the front, alike: one asks for its share, and one for all of theirs. */
const shares = 20
const quietConnections = 32
/** More than the front lets wait of one tenant, so that the bound is met. */
const loudConnections = 640

/**
 * A tenant that asks for its share of what the front can do, a twentieth, at a steady pace: alone, beside another that asks for its
 * share too, and beside one that asks for twenty times as much. Neither waits for answers before it asks again.
 */
export const fairness: Alone = {
  name: 'fairness',
  title: 'token requests of a quiet tenant, beside one at twenty times its share',
  async run({ plan }) {
    const signet = await startSignet({ fronts: 1 })
    try {
      const [quiet, loud] = [requestOf(await makePlace(signet)), requestOf(await makePlace(signet))]
      const { fronts, pages, postgres, others } = signet.pids
      pin(fronts, 0)
      pin([...pages, ...postgres, ...others, process.pid], 1)
      const { port } = signet.server
      const all = await capacity(port, loud, plan)
      const share = all / shares
      const ask = (request: Buffer, connections: number, perSecond: number, seconds: number) =>
        paced({ port, request, connections, perSecond, seconds })
      const beside = async (perSecond: number, seconds = plan.seconds) => {
        const [ours, theirs] = await Promise.all([
          ask(quiet, quietConnections, share, seconds),
          perSecond === 0 ? undefined : ask(loud, loudConnections, perSecond, seconds),
        ])
        for (const { fault } of [ours, theirs ?? ours]) if (fault !== undefined) throw new Error(fault)
        return { ours, theirs }
      }
      await beside(share, plan.warmUpSeconds)
      const alone: number[] = []
      const even: number[] = []
      const loudly: number[] = []
      const met: Paced[] = []
      const refusedOurs: number[] = []
      for (let round = 0; round < plan.rounds; round++) {
        alone.push(p99((await beside(0)).ours))
        even.push(p99((await beside(share)).ours))
        const { ours, theirs } = await beside(all)
        loudly.push(p99(ours))
        refusedOurs.push((100 * ours.refused) / (ours.refused + ours.latenciesMs.length))
        if (theirs !== undefined) met.push(theirs)
      }
      const asked = sum(met, (one) => one.latenciesMs.length + one.refused + one.unsent)
      return [
        { name: 'requests per second that the front answers to one tenant', value: all, unit: '/s' },
        { name: 'p99 of a quiet tenant at a twentieth of that, alone', value: median(alone), unit: 'ms' },
        { name: 'p99 beside another at its share', value: median(even), unit: 'ms' },
        { name: 'p99 beside one at twenty times its share', value: median(loudly), unit: 'ms' },
        { name: 'the same, to alone', value: median(loudly) / median(alone), unit: '×', goal: '≤ 2 ×' },
        { name: 'of the quiet tenant’s requests, refused', value: median(refusedOurs), unit: '%', goal: '0 %' },
        { name: 'of the loud one’s, refused', value: (100 * sum(met, (one) => one.refused)) / asked, unit: '%' },
        { name: 'of those, with Retry-After', value: withTime(met), unit: '%', goal: '100 %' },
      ]
    } finally {
      await signet.stop()
      unpin([process.pid])
    }
  },
}

const p99 = ({ latenciesMs }: Paced): number => quantile(latenciesMs, 0.99)

const sum = (of: readonly Paced[], count: (one: Paced) => number): number =>
  of.reduce((all, one) => all + count(one), 0)

/** 100 where none was refused. */
const withTime = (met: readonly Paced[]): number =>
  (100 * sum(met, (one) => one.refusedWithTime)) / sum(met, (one) => one.refused) || 100

function requestOf({ clients }: Place): Buffer {
  const client = clients.ES256
  const post = formPoster(`${client.issuer}/oauth/token`, { authorization: basic(client) })
  return Buffer.from(post(String(new URLSearchParams({ grant_type: 'client_credentials', resource: apis.jwt }))))
}

/** What the front answers in a second to as many as ask as fast as they are answered. */
async function capacity(
  port: number,
  request: Buffer,
  plan: { seconds: number; connections: number },
): Promise<number> {
  const ask = () =>
    drive({ port, connections: plan.connections, seconds: plan.seconds, traffic: { next: () => request } })
  await ask() // once, so that it is warm
  const { requests, seconds, faults, firstFault } = await ask()
  if (faults > 0) throw new Error(firstFault)
  return requests / seconds
}
