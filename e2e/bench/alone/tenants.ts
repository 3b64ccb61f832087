import { readFileSync } from 'node:fs'
import { alternate, type Plan, type Slice } from '../alternate.ts'
import { askEach } from '../load/ask-each.ts'
import type { Traffic } from '../load/drive.ts'
import { pin, unpin } from '../pin.ts'
import { rowOf } from '../row.ts'
import { ours } from '../scenarios/sides.ts'
import type { Side } from '../side.ts'
import { rowText } from '../table.ts'
import { zipf } from '../zipf.ts'
import type { Alone, Finding } from './finding.ts'
import { type Seeded, startSeeded } from './seeded.ts'
import { type Chains, refreshTraffic, startChains, tokenTraffic } from './tenant-traffic.ts'

const usersOfEach = 10

/** Tenants that come up so often that several of their people are under way at once. */
const busyTenants = 20

const residentMegabytes = ({ signet }: Seeded): number =>
  signet.pids.fronts.reduce((sum, pid) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return sum + Number(kilobytes) / 1024
  }, 0)

export const tenants: Alone = {
  name: 'tenants',
  title: 'client credentials and refresh, of many tenants on one server to one tenant on another',
  async run({ plan, tenants: count, data }) {
    const many = await startSeeded({ tenants: count, users: count * usersOfEach, kept: data })
    const one = await startSeeded({ tenants: 1, users: usersOfEach }).catch(async (error: unknown) => {
      await many.stop()
      throw error
    })
    try {
      for (const { signet } of [many, one]) {
        const { fronts, pages, postgres, others } = signet.pids
        pin(fronts, 0)
        pin([...pages, ...postgres, ...others, process.pid], 1)
      }
      return [
        ...(await compareTokens(many, one, plan)),
        ...(await compareRefresh(many, one, plan)),
        ...memory(many, one),
      ]
    } finally {
      await many.stop()
      await one.stop()
      unpin([process.pid])
    }
  },
}

type Draw = () => number

/** Many tenants as each of the two laws draws them, and one. */
async function compare(
  what: string,
  [many, one]: [Seeded, Seeded],
  traffic: (seeded: Seeded, draw: Draw) => Traffic,
  plan: Plan,
): Promise<Finding[]> {
  const count = many.tenants.length
  const side = (seeded: Seeded, name: string, draw: Draw): Side =>
    ours({ signet: seeded.signet }, { traffic: async () => traffic(seeded, draw) }, name)
  const sides = [
    side(many, `${what}, ${count} tenants, uniform`, () => Math.floor(Math.random() * count)),
    side(many, `${what}, ${count} tenants, Zipf`, zipf(count, Math.random)),
    side(one, `${what}, one tenant`, () => 0),
  ]
  return shares(sides, await alternate(sides, plan))
}

async function compareTokens(many: Seeded, one: Seeded, plan: Plan): Promise<Finding[]> {
  // Each tenant has been asked for once: what is measured is not the first time.
  let next = 0
  const { next: ask } = tokenTraffic(many, () => next++)
  const requests = many.tenants.map(() => String(ask(0)))
  await askEach(many.signet.server.port, requests)
  return compare('token', [many, one], tokenTraffic, plan)
}

async function compareRefresh(many: Seeded, one: Seeded, plan: Plan): Promise<Finding[]> {
  const chains = new Map<Seeded, Chains>([
    [many, await startChains(many, (at) => (at < busyTenants ? Math.ceil(plan.connections / (at + 1)) : 1))],
    [one, await startChains(one, () => plan.connections)],
  ])
  const traffic = (seeded: Seeded, draw: Draw): Traffic => {
    const of = chains.get(seeded)
    if (of === undefined) throw new Error('nobody has signed in')
    return refreshTraffic(of, draw)
  }
  return compare('refresh', [many, one], traffic, plan)
}

/** Each of the first sides to the last. */
function shares(sides: readonly Side[], slices: readonly Slice[][]): Finding[] {
  const last = slices.length - 1
  return sides.slice(0, last).flatMap(({ name }, at) => {
    const names = [name, sides[last]?.name ?? '']
    const row = rowOf({ name }, names, [slices[at] ?? [], slices[last] ?? []])
    process.stdout.write(`${rowText(row)}\n`)
    const { byServerCpu, byThroughput } = row.ratio ?? {}
    return [
      {
        name: `${name}, of one tenant’s requests per second`,
        value: 100 * (byThroughput?.median ?? 0),
        unit: '%',
        goal: '≥ 95 %',
      },
      {
        name: `${name}, of one tenant’s requests per processor second`,
        value: 100 * (byServerCpu?.median ?? 0),
        unit: '%',
        goal: '≥ 95 %',
      },
    ]
  })
}

function memory(many: Seeded, one: Seeded): Finding[] {
  const [large, small] = [residentMegabytes(many), residentMegabytes(one)]
  return [
    { name: 'memory of the front, many tenants', value: large, unit: 'MB' },
    { name: 'memory of the front, one tenant', value: small, unit: 'MB' },
    { name: 'memory, many to one', value: large / small, unit: '×', goal: '≤ 1.3 ×' },
  ]
}
