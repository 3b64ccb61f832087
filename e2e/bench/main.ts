import { type Alone, type Finding, findingsTable } from './alone/finding.ts'
import { alone } from './alone/index.ts'
import { alternate } from './alternate.ts'
import { askAFew } from './ask-a-few.ts'
import { canTellCpu } from './cpu.ts'
import { type Machine, machineOf, machineText } from './machine.ts'
import { markdown } from './markdown.ts'
import { type Options, readOptions } from './options.ts'
import { overRuns } from './over-runs.ts'
import { type Profiler, prepareProfiler, profileText } from './profile/profiler.ts'
import { keepResult } from './results.ts'
import { type Rig, startRig } from './rig.ts'
import { type Row, rowOf } from './row.ts'
import { comparisons } from './scenarios/index.ts'
import type { Comparison } from './scenarios/scenario.ts'
import { rowText } from './table.ts'

/** npm run bench: Signet and its peer under the same load, in turn (docs/performance.md). */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

type Context = { options: Options; machine: Machine; profiler: Profiler | undefined }

async function compare(rig: Rig, comparison: Comparison, { options, machine, profiler }: Context): Promise<Row> {
  const { plan } = options
  say(`\n${comparison.name}: ${comparison.title}`)
  if (comparison.note !== undefined) say(`  (${comparison.note})`)
  const sides = await comparison.sides(rig)
  const [front = 0] = rig.signet.pids.fronts
  const watch = profiler?.watch(front)
  const slices = await alternate(sides, plan, watch)
  const names = sides.map(({ name }) => name)
  const row = rowOf(comparison, names, slices)
  say(rowText(row))
  const profile = watch?.summary()
  if (profile !== undefined) say(profileText(profile))
  const { title, note } = comparison
  keepResult(comparison.name, { ...row, title, note, machine, plan, slices, profile })
  return row
}

/** One run: both servers started, each comparison made, both stopped. */
async function run(chosen: readonly Comparison[], options: Options): Promise<Row[]> {
  const profiler = options.withProfile ? await prepareProfiler() : undefined
  const rig = await startRig(profiler?.env)
  try {
    const machine = machineOf(await rig.signet.setting('server_version'))
    say(machineText(machine))
    if (profiler !== undefined) say(`Profiles are kept in ${profiler.dir}; what they cost is in the figures.`)
    const rows: Row[] = []
    for (const comparison of chosen) rows.push(await compare(rig, comparison, { options, machine, profiler }))
    return rows
  } finally {
    await rig.stop()
  }
}

/** Whether each is answered; of speed nothing is said. */
async function lookAtAll(chosen: readonly Comparison[]): Promise<void> {
  const rig = await startRig()
  try {
    for (const comparison of chosen) {
      for (const side of await comparison.sides(rig)) await askAFew(side)
      say(`${comparison.name}: answered`)
    }
  } finally {
    await rig.stop()
  }
}

async function compareAll(chosen: readonly Comparison[], options: Options): Promise<void> {
  const { plan, runs } = options
  say(`${plan.rounds} slices of ${plan.seconds} s of each, in turn, on ${plan.connections} connections`)
  const rows: Row[][] = []
  for (let at = 0; at < runs; at++) rows.push(await run(chosen, options))
  const merged = chosen.map((_, at) => overRuns(rows.flatMap((of) => of[at] ?? [])))
  if (runs > 1) say(`\n${markdown(merged)}`)
  say(`\nKept in ${keepResult('summary', { runs, plan, rows: merged })}`)
}

async function measureAlone({ name, title, run: measure }: Alone, options: Options): Promise<void> {
  say(`\n${name}: ${title}`)
  const runs: Finding[][] = []
  for (let at = 0; at < options.runs; at++) runs.push(await measure(options))
  if (options.isSmoke) return say('  measured')
  say(findingsTable(runs))
  keepResult(name, { title, plan: options.plan, runs })
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!canTellCpu()) throw new Error('what processes cost is read from /proc: this needs Linux')
  const all = [...comparisons, ...alone].map(({ name }) => name)
  const unknown = options.names.filter((name) => !all.includes(name))
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}; there are ${all.join(', ')}`)
  // A look whether all of it works does without what takes long to set up.
  const usual = options.isSmoke ? comparisons.map(({ name }) => name) : all
  const isChosen = ({ name }: { name: string }) => (options.names.length === 0 ? usual : options.names).includes(name)
  const compared = comparisons.filter(isChosen)
  if (compared.length > 0) await (options.isSmoke ? lookAtAll(compared) : compareAll(compared, options))
  for (const each of alone.filter(isChosen)) await measureAlone(each, options)
}

await main()
