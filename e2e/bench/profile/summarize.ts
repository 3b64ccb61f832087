import { type Frame, kindOf } from './kinds.ts'

/** What V8 writes, as much of it as is read. Times are in microseconds. */
export type CpuProfile = {
  nodes: {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }
    children?: number[]
  }[]
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
    for (const [frame, micros] of ownTimes(profile, locate)) {
      all += micros
      if (frame.name === '(idle)') {
        idle += micros
        continue
      }
      add(byKind, kindOf(frame), micros)
      add(byFunction, `${frame.name || '(anonymous)'} ${short(frame.url || (frame.callers[0] ?? ''))}`.trim(), micros)
    }
  const busy = all - idle
  return { kinds: shares(byKind, busy), functions: shares(byFunction, busy).slice(0, most), busy: busy / all }
}

function ownTimes({ nodes, samples, timeDeltas }: CpuProfile, locate: Locate): [Frame, number][] {
  const own = new Map<number, number>()
  for (const [at, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + Math.max(0, timeDeltas[at + 1] ?? 0))
  const urls = new Map(
    nodes.map(({ id, callFrame: { url, lineNumber, columnNumber } }) => [id, locate(url, lineNumber, columnNumber)]),
  )
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  return nodes.flatMap(({ id, callFrame }): [Frame, number][] => {
    const micros = own.get(id)
    if (micros === undefined) return []
    const callers: string[] = []
    for (let at = parents.get(id); at !== undefined; at = parents.get(at)) callers.push(urls.get(at) ?? '')
    return [[{ name: callFrame.functionName, url: urls.get(id) ?? '', callers }, micros]]
  })
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
