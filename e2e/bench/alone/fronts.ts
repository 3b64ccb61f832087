import { alternate } from '../alternate.ts'
import { pin, unpin } from '../pin.ts'
import { rowOf } from '../row.ts'
import { ourTokens } from '../scenarios/token.ts'
import { makePlace } from '../signet/place.ts'
import { type Signet, startSignet } from '../signet/start.ts'
import { rowText } from '../table.ts'
import type { Alone } from './finding.ts'

/** The first front on core 0, the second on core 1, where PostgreSQL and the generator are in both cases. */
function spread({ fronts, pages, postgres, others }: Signet['pids']): void {
  for (const [at, pid] of fronts.entries()) pin([pid], at % 2)
  pin([...pages, ...postgres, ...others, process.pid], 1)
}

export const fronts: Alone = {
  name: 'fronts',
  title: 'two front processes on two cores to one on one: client credentials, ES256',
  async run({ plan }) {
    const started: Signet[] = []
    try {
      for (const count of [2, 1]) started.push(await startSignet({ fronts: count }))
      const places = []
      for (const signet of started) places.push({ signet, place: await makePlace(signet) })
      for (const { pids } of started) spread(pids)
      const names = ['two fronts', 'one front']
      const slices = await alternate(
        places.map((each, at) => ourTokens(each, names[at])),
        plan,
      )
      const row = rowOf({ name: 'fronts' }, names, slices)
      process.stdout.write(`${rowText(row)}\n`)
      const value = row.ratio?.byThroughput.median ?? Number.NaN
      return [{ name: 'two fronts to one, by requests per second', value, unit: '×', goal: 'reported; at least 1.3 ×' }]
    } finally {
      for (const signet of started) await signet.stop()
      unpin([process.pid])
    }
  },
}
