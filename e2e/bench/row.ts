import type { Slice } from './alternate.ts'
import { median, quantile } from './quantile.ts'

/** Medians over the slices of one side. Micros are of processor time for each request. */
export type Figures = {
  name: string
  perSecond: number
  p50: number
  p99: number
  serverMicros: number
  /** Of those, on the thread that runs JavaScript. */
  mainThreadMicros: number
  databaseMicros: number
  /** Requests for each second of the server's processor time. */
  perCpuSecond: number
  /** How much of a core each kept busy, from 0 to 1 (more on several cores). */
  busy: { server: number; database: number; generator: number }
}

/** Ours to theirs, of slices side by side: the median, and between which it lay. */
export type Ratio = { median: number; least: number; most: number }

export type Row = {
  name: string
  sides: Figures[]
  /**
   * By requests per processor second of the server (the goals' measure); by requests per second; and by processor time with the
   * database's counted in. Undefined where the two are not the same thing.
   */
  ratio: Record<'byServerCpu' | 'byThroughput' | 'byAllCpu', Ratio> | undefined
}

const micros = (seconds: number, requests: number): number => (seconds / requests) * 1_000_000

const measures: Record<keyof NonNullable<Row['ratio']>, (slice: Slice) => number> = {
  byServerCpu: ({ requests, cpu }) => requests / cpu.server,
  byThroughput: ({ requests, seconds }) => requests / seconds,
  byAllCpu: ({ requests, cpu }) => requests / (cpu.server + cpu.database),
}

export function figuresOf(name: string, slices: readonly Slice[]): Figures {
  const over = (value: (slice: Slice) => number): number => median(slices.map(value))
  return {
    name,
    perSecond: over(measures.byThroughput),
    p50: over(({ p50 }) => p50),
    p99: over(({ p99 }) => p99),
    serverMicros: over(({ cpu, requests }) => micros(cpu.server, requests)),
    mainThreadMicros: over(({ cpu, requests }) => micros(cpu.mainThread, requests)),
    databaseMicros: over(({ cpu, requests }) => micros(cpu.database, requests)),
    perCpuSecond: over(measures.byServerCpu),
    busy: {
      server: over(({ cpu, seconds }) => cpu.server / seconds),
      database: over(({ cpu, seconds }) => cpu.database / seconds),
      generator: over(({ cpu, seconds }) => cpu.generator / seconds),
    },
  }
}

function ratioOf(our: readonly Slice[], their: readonly Slice[], measure: (slice: Slice) => number): Ratio {
  const ratios = our.flatMap((slice, at) => {
    const beside = their[at]
    return beside === undefined ? [] : [measure(slice) / measure(beside)]
  })
  return spreadOf(ratios)
}

/** The median of ratios and the two ends of them. */
export function spreadOf(ratios: readonly number[]): Ratio {
  const sorted = [...ratios].sort((a, b) => a - b)
  return { median: median(sorted), least: quantile(sorted, 0), most: quantile(sorted, 1) }
}

/** What the slices of two sides (or of one) come to. */
export function rowOf({ name }: { name: string }, names: readonly string[], slices: readonly Slice[][]): Row {
  const [our, their] = slices
  const ratio =
    our !== undefined && their !== undefined
      ? {
          byServerCpu: ratioOf(our, their, measures.byServerCpu),
          byThroughput: ratioOf(our, their, measures.byThroughput),
          byAllCpu: ratioOf(our, their, measures.byAllCpu),
        }
      : undefined
  return { name, sides: slices.map((of, at) => figuresOf(names[at] ?? '', of)), ratio }
}
