import { readFileSync } from 'node:fs'
import { basic } from '#e2e/support/token-endpoint.ts'
import { alternate, type Slice } from '../alternate.ts'
import { askEach } from '../load/ask-each.ts'
import { formPoster } from '../load/request.ts'
import { pin, unpin } from '../pin.ts'
import { rowOf } from '../row.ts'
import { signedAs } from '../scenarios/answered.ts'
import { ours } from '../scenarios/sides.ts'
import type { Side } from '../side.ts'
import { rowText } from '../table.ts'
import { zipf } from '../zipf.ts'
import type { Alone, Finding } from './finding.ts'
import { type Seeded, type SeededTenant, startSeeded } from './seeded.ts'

const usersOfEach = 10

/** Client credentials of one tenant, as its nightly service asks. */
function request({ issuer, api, service }: SeededTenant): string {
  const post = formPoster(`${issuer}/oauth/token`, { authorization: basic(service) })
  return post(String(new URLSearchParams({ grant_type: 'client_credentials', resource: api })))
}

/** Asks as whichever tenant is drawn. */
function side({ signet, tenants }: Seeded, name: string, draw: () => number): Side {
  const requests = tenants.map((tenant) => Buffer.from(request(tenant)))
  const traffic = async () => {
    const isSigned = signedAs('ES256')
    return { next: () => requests[draw()], answered: (_: number, body: Buffer) => isSigned(body) }
  }
  return ours({ signet }, { traffic }, name)
}

const residentMegabytes = ({ signet }: Seeded): number =>
  signet.pids.fronts.reduce((sum, pid) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return sum + Number(kilobytes) / 1024
  }, 0)

export const tenants: Alone = {
  name: 'tenants',
  title: 'client credentials, ES256, of many tenants on one server to one tenant on another',
  async run({ plan, tenants: count }) {
    const many = await startSeeded(count, count * usersOfEach)
    const one = await startSeeded(1, usersOfEach).catch(async (error: unknown) => {
      await many.stop()
      throw error
    })
    try {
      for (const { signet } of [many, one]) {
        const { fronts, pages, postgres, others } = signet.pids
        pin(fronts, 0)
        pin([...pages, ...postgres, ...others, process.pid], 1)
      }
      // Each tenant has been asked for once: what is measured is not the first time.
      await askEach(many.signet.server.port, many.tenants.map(request))
      const random = Math.random
      const sides = [
        side(many, `${count} uniform`, () => Math.floor(random() * count)),
        side(many, `${count} Zipf`, zipf(count, random)),
        side(one, 'one tenant', () => 0),
      ]
      const slices = await alternate(sides, plan)
      return [...shares(sides, slices), ...memory(many, one)]
    } finally {
      await many.stop()
      await one.stop()
      unpin([process.pid])
    }
  },
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
