import { median } from '../quantile.ts'
import { startSignet } from '../signet/start.ts'
import type { Alone } from './finding.ts'

/** How often it is started again. */
const times = 5

/** From the command to "Signet is ready", on data that is there, on every core, as an operator starts it. */
export const start: Alone = {
  name: 'start',
  title: 'start to ready on an existing database',
  async run({ isSmoke }) {
    const signet = await startSignet({ fronts: 1 })
    const took: number[] = []
    let { server } = signet
    for (let at = 0; at < (isSmoke ? 1 : times); at++) {
      await server.stop()
      const startedAt = performance.now()
      server = await server.restart()
      took.push((performance.now() - startedAt) / 1000)
    }
    await server.stop()
    await signet.stop()
    return [{ name: 'start to ready', value: median(took), unit: 's', goal: '≤ 3 s' }]
  },
}
