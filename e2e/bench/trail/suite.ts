import type { Actor } from '#lib/access/actor.ts'
import { getOverview } from '#lib/services/overview/get.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { listTokenEvents } from '#lib/services/trail/list-tokens.ts'
import { crowdOfEvents } from '#lib/testing/crowd-of-events.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { type Case, type Measured, measure } from '../measure.ts'
import { report } from '../report.ts'
import { onScratchDatabase } from '../scratch.ts'
import { measureExport } from './export.ts'

const size = Number(process.argv[2] ?? 5_000_000)
const exported = Number(process.argv[3] ?? 1_000_000)
const p95Limit = 150
const oneIn = { failed: 30, actor: 40, target: 50 }

/** "Done when" 4 of the trail: its pages by each filter and each two of them, and the memory of an export. */
const isGood = await onScratchDatabase(async (admin) => {
  await stockPool(9)
  const tenant = await seedTenant()
  const startedAt = performance.now()
  const common = await crowdOfEvents(admin, tenant, { events: size, tokens: Math.ceil(size / 5), days: 60, oneIn })
  process.stdout.write(`${size} events made in ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`)
  const { owner } = tenant
  const actor: Actor = {
    ...{ kind: 'user', tenantId: tenant.id, directoryId: owner.directoryId, userId: owner.id, name: owner.displayName },
  }
  const call = () => ({ actor, tenant: tenant.slug, now: new Date() })
  const page = (name: string, input: object): Case => ({ name, run: () => listTrail.call(call(), input) })
  const names = Object.keys(common) as (keyof typeof common)[]
  const of = (...by: (keyof typeof common)[]) => Object.fromEntries(by.map((name) => [name, common[name]]))
  const cases: Case[] = [
    page('everything', {}),
    page('the last day', { sinceHours: 24 }),
    page('a rare action', { action: 'role.changed' }),
    page('one request', { request: '01900005-0000-7000-8000-000000001000' }),
    page('somebody, and what they did', { about: common.actor }),
    ...names.map((name) => page(name, of(name))),
    ...names.flatMap((a, i) => names.slice(i + 1).map((b) => page(`${a} and ${b}`, of(a, b)))),
    page('all of them', common),
    {
      name: 'issued tokens of a client',
      run: () => listTokenEvents.call(call(), { environment: 'production', client: common.client }),
    },
    {
      name: 'issued codes',
      run: () => listTokenEvents.call(call(), { environment: 'production', kind: 'code_issued' }),
    },
    { name: 'the overview of a day', run: () => getOverview.call(call(), { environment: 'production' }) },
  ]
  const measured: Measured[] = []
  for (const each of cases) measured.push(await measure(each, { rounds: 20, warmUps: 2 }))
  const isQuick = report(`Pages of a trail of ${size} events`, measured, p95Limit)
  const overview = {
    name: 'the overview of 30 days',
    run: () => getOverview.call(call(), { environment: 'production', range: '30d' }),
  }
  const { median } = await measure(overview, { rounds: 3, warmUps: 1 })
  process.stdout.write(`the overview of 30 days, of half the events: ${median.toFixed(0)} ms\n`)
  const isFlat = await measureExport((input) => listTrail.call(call(), input), exported)
  return isQuick && isFlat
})
process.exitCode = isGood ? 0 : 1
