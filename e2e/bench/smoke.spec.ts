import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'
import { askAFew } from './ask-a-few.ts'
import { startPeer } from './peer/start.ts'
import { comparisons } from './scenarios/index.ts'
import { makePlace } from './signet/place.ts'
import { processesOf } from './signet/start.ts'

/** `npm run bench -- --smoke` on the server of this run: a bench that nobody looks at is one that no longer works. */
test('each scenario of the bench is answered as it should be, by Signet and by its peer', async ({ origin }) => {
  const { seeder, pid } = suite()
  const server = { origin, port: Number(new URL(origin).port) }
  const peer = await startPeer()
  const failed: Record<string, string> = {}
  try {
    const place = await makePlace({ seeder, server })
    const rig = { signet: { seeder, server, pids: processesOf(pid) }, place, peer }
    for (const { name, sides } of comparisons)
      try {
        for (const side of await sides(rig)) await askAFew(side)
      } catch (error) {
        failed[name] = String(error)
      }
  } finally {
    await peer.stop()
  }
  expect(failed).toEqual({})
})
