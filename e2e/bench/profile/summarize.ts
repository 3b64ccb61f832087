import { type Frame, kindOf } from './kinds.ts'

/** What V8 writes, as much of it as is read. Times are in microseconds. */
export type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

export type Share = { name: string; part: number }

/** Parts of all that was not idle, the largest first; `busy` is how much of the time that was. */
export type Summary = { kinds: Share[]; functions: Share[]; busy: number }

/** Where a frame was before it was bundled. */
export type Locate = (url: string, line: number, column: number) => string

/** Adds up own times: of each kind, and of the functions that took most. A sample stands for the time until the next. */
export function summarize(profiles: readonly CpuProfile[], locate: Locate, most = 25): Summary {
  const [byKind, byFunction] = [new Map<string, number>(), new Map<string, number>()]
  let [all, idle] = [0, 0]
  for (const profile of profiles)
    for (const [node, micros] of ownTimes(profile)) {
      const { functionName, url, lineNumber, columnNumber } = node.callFrame
      const frame: Frame = { name: functionName, url: locate(url, lineNumber, columnNumber) }
      all += micros
      if (frame.name === '(idle)') {
        idle += micros
        continue
      }
      add(byKind, kindOf(frame), micros)
      add(byFunction, `${frame.name || '(anonymous)'} ${short(frame.url)}`.trim(), micros)
    }
  const busy = all - idle
  return { kinds: shares(byKind, busy), functions: shares(byFunction, busy).slice(0, most), busy: busy / all }
}

function ownTimes({ nodes, samples, timeDeltas }: CpuProfile): [CpuProfile['nodes'][number], number][] {
  const own = new Map<number, number>()
  for (const [at, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + Math.max(0, timeDeltas[at + 1] ?? 0))
  return nodes.map((node) => [node, own.get(node.id) ?? 0])
}

const add = (sums: Map<string, number>, name: string, micros: number): void => {
  sums.set(name, (sums.get(name) ?? 0) + micros)
}

const shares = (sums: Map<string, number>, all: number): Share[] =>
  [...sums]
    .map(([name, micros]) => ({ name, part: micros / all }))
    .filter(({ part }) => part > 0)
    .sort((a, b) => b.part - a.part)

/** The end of an address, from the folder that says whose it is. */
const short = (url: string): string =>
  /(node_modules\/.*|(?:lib|dist|app|components)\/.*|node:.*)$/.exec(url)?.[1] ?? url
